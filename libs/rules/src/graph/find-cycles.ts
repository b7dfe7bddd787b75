/** Cycles of a directed graph, each as its path `a, b, a` starting at its least member; each once. */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const cycles = new Map<string, string[]>();
  const done = new Set<string>();
  for (const start of [...graph.keys()].sort()) walk(start, graph, done, cycles);
  return [...cycles.values()];
}

/** Depth first with an own stack: a long chain must not exhaust the call stack. */
function walk(
  start: string,
  graph: ReadonlyMap<string, readonly string[]>,
  done: Set<string>,
  cycles: Map<string, string[]>,
): void {
  const path: { node: string; next: number }[] = [{ node: start, next: 0 }];
  const onPath = new Map([[start, 0]]);
  while (path.length > 0) {
    const top = path[path.length - 1];
    if (top === undefined) return;
    const target = graph.get(top.node)?.[top.next++];
    if (target === undefined || done.has(top.node)) {
      done.add(top.node);
      onPath.delete(top.node);
      path.pop();
    } else if (onPath.has(target)) {
      const cycle = path.slice(onPath.get(target)).map((step) => step.node);
      const ring = fromLeast(cycle);
      cycles.set(ring.join(' '), [...ring, ...ring.slice(0, 1)]);
    } else if (!done.has(target) && graph.has(target)) {
      onPath.set(target, path.length);
      path.push({ node: target, next: 0 });
    }
  }
}

function fromLeast(cycle: string[]): string[] {
  const least = cycle.reduce((best, node) => (node < best ? node : best));
  const index = cycle.indexOf(least);
  return [...cycle.slice(index), ...cycle.slice(0, index)];
}

/**
 * The codes such that each comes after everything it depends on; among those that are free, by
 * code, so that the order never depends on the order of files. The graph must be free of cycles.
 */
export function topologicalOrder(graph: ReadonlyMap<string, readonly string[]>): string[] {
  const ordered: string[] = [];
  const seen = new Set<string>();
  const visit = (code: string) => {
    if (seen.has(code)) return;
    seen.add(code);
    for (const target of [...(graph.get(code) ?? [])].sort()) if (graph.has(target)) visit(target);
    ordered.push(code);
  };
  for (const code of [...graph.keys()].sort()) visit(code);
  return ordered;
}

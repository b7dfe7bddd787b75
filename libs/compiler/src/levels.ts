import { topologicalOrder } from '@tagwright/rules';

/** The codes of a graph in levels, each of which needs only the levels before it. */
export function levelsOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const levelOf = new Map<string, number>();
  const levels: string[][] = [];
  for (const code of topologicalOrder(graph)) {
    const inputs = (graph.get(code) ?? []).map((input) => levelOf.get(input) ?? -1);
    const level = Math.max(-1, ...inputs) + 1;
    levelOf.set(code, level);
    (levels[level] ??= []).push(code);
  }
  return levels;
}

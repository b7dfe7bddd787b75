import { NODE_WIDTH, type PlacedGraph } from './graph-shape.js';

type Node = PlacedGraph['nodes'][number];

/** The thing that a graph is about, or its first. */
export function firstOf({ nodes }: Pick<PlacedGraph, 'nodes'>): string | null {
  return (nodes.find(({ main }) => main) ?? nodes[0])?.id ?? null;
}

/**
 * Where a key leads from a thing: left to what makes it and right to what it makes, of several to the one
 * that is drawn nearest; up and down to the next one drawn in the same column. Null where nothing is.
 */
export function stepFrom(graph: PlacedGraph, id: string, key: string): string | null {
  const at = graph.nodes.find((node) => node.id === id);
  if (!at) return null;
  if (key === 'Home') return firstOf(graph);
  const nearest = nearestTo(at, candidates(graph, at, key));
  return nearest?.id ?? null;
}

function candidates({ nodes, edges }: PlacedGraph, at: Node, key: string): readonly Node[] {
  const along = (ids: readonly string[]): readonly Node[] =>
    nodes.filter(({ id }) => ids.includes(id));
  const column = nodes.filter(({ id, x }) => id !== at.id && Math.abs(x - at.x) < NODE_WIDTH / 2);
  switch (key) {
    case 'ArrowLeft':
      return along(edges.filter(({ to }) => to === at.id).map(({ from }) => from));
    case 'ArrowRight':
      return along(edges.filter(({ from }) => from === at.id).map(({ to }) => to));
    case 'ArrowUp':
      return column.filter(({ y }) => y < at.y);
    case 'ArrowDown':
      return column.filter(({ y }) => y > at.y);
    default:
      return [];
  }
}

function nearestTo(at: Node, nodes: readonly Node[]): Node | undefined {
  return nodes.toSorted((a, b) => Math.abs(a.y - at.y) - Math.abs(b.y - at.y))[0];
}

import dagre from '@dagrejs/dagre';

import { type GraphShape, NODE_HEIGHT, NODE_WIDTH, type PlacedGraph } from './graph-shape.js';

const MARGIN = 16;

/** Places a graph from left to right, what makes something before what it makes. */
export function placed({ nodes, edges }: GraphShape): PlacedGraph {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({
    rankdir: 'LR',
    nodesep: 12,
    ranksep: 72,
    marginx: MARGIN,
    marginy: MARGIN,
  });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id } of nodes) graph.setNode(id, { width: NODE_WIDTH, height: NODE_HEIGHT });
  const known = edges.filter(({ from, to }) => graph.hasNode(from) && graph.hasNode(to));
  for (const { from, to } of known) graph.setEdge(from, to);
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { width?: number; height?: number };
  return {
    nodes: nodes.map((node) => {
      const { x, y } = graph.node(node.id) as { x: number; y: number };
      return { ...node, x, y };
    }),
    edges: known,
    width,
    height,
  };
}

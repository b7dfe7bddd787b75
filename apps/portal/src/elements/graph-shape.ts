import type { ShapeTable } from './chart-shape.js';

export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** Where it lies, below the label. */
  readonly detail: string;
  /** A token of tokens.css for the mark of its kind. */
  readonly colour: string;
  /** Name of its kind. */
  readonly kind: string;
  readonly href: string | null;
  /** What the picture is about. */
  readonly main?: boolean;
}

interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly dashed: boolean;
  /** How the one makes the other. */
  readonly how: string;
}

/** What a graph shows, apart from how it is drawn. */
export interface GraphShape {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

interface PlacedNode extends GraphNode {
  /** Of its middle. */
  readonly x: number;
  readonly y: number;
}

export interface PlacedGraph {
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly GraphEdge[];
  readonly width: number;
  readonly height: number;
}

export const NODE_WIDTH = 176;
export const NODE_HEIGHT = 44;

/** The graph's edges as a table: what, to what, how. */
export function edgesTable(
  { nodes, edges }: GraphShape,
  head: readonly [string, string, string],
): ShapeTable {
  const named = new Map(
    nodes.map(({ id, label, detail }) => [id, detail ? `${label} (${detail})` : label]),
  );
  return {
    head,
    rows: edges.map(({ from, to, how }) => [named.get(from) ?? from, named.get(to) ?? to, how]),
  };
}

/** Shortened to what a node has room for; a Han character takes about two Latin ones. */
export function fitted(text: string, room = 26): string {
  let used = 0;
  let fits = '';
  for (const sign of text) {
    used += sign > '\u2E7F' ? 2 : 1;
    if (used > room) return `${fits}…`;
    fits += sign;
  }
  return text;
}

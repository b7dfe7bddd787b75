import type { LineageNode, TagLineage, Words } from '../../api/types.js';
import type { GraphShape } from '../../elements/graph-shape.js';

/** The words that a picture of lineage needs, in the reader's language. */
export interface LineageWords {
  readonly of: (words: Words | null, code?: string) => string;
  readonly kind: (kind: LineageNode['kind']) => string;
  readonly direct: string;
  readonly indirect: string;
}

const COLOURS: Readonly<Record<LineageNode['kind'], string>> = {
  source: '--value-rest',
  column: '--value-1',
  fact: '--value-3',
  tag: '--value-0',
};

/** How a tag is made, as a graph; tags and facts lead to their pages. */
export function lineageShape(
  code: string,
  { nodes, edges }: TagLineage,
  words: LineageWords,
): GraphShape {
  return {
    nodes: nodes.map((node) => ({
      id: node.id,
      label: words.of(node.name, node.code),
      detail: words.of(node.place),
      colour: COLOURS[node.kind],
      kind: words.kind(node.kind),
      href: node.id === `tag:${code}` ? null : pageOf(node),
      main: node.id === `tag:${code}`,
    })),
    edges: edges.map(({ from, to, kind }) => ({
      from,
      to,
      dashed: kind === 'INDIRECT',
      how: kind === 'DIRECT' ? words.direct : words.indirect,
    })),
  };
}

function pageOf({ kind, code }: LineageNode): string | null {
  if (kind !== 'tag' && kind !== 'fact') return null;
  return `/${kind}s/${encodeURIComponent(code)}`;
}

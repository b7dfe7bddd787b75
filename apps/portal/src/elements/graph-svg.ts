import { fitted, NODE_HEIGHT, NODE_WIDTH, type PlacedGraph } from './graph-shape.js';

export interface GraphTheme {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly surface: string;
  readonly accent: string;
  readonly font: string;
  readonly colour: (token: string) => string;
}

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

/** A placed graph as the text of an SVG file. */
export function graphSvg(graph: PlacedGraph, theme: GraphTheme): string {
  const at = new Map(graph.nodes.map((node) => [node.id, node]));
  const lines = graph.edges.flatMap(({ from, to, dashed }) => {
    const [start, end] = [at.get(from), at.get(to)];
    if (!start || !end) return [];
    const [x1, x2] = [start.x + NODE_WIDTH / 2, end.x - NODE_WIDTH / 2];
    const middle = (x1 + x2) / 2;
    const path = `M${x1} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${x2} ${end.y}`;
    return `<path d="${path}" fill="none" stroke="${theme.line}"${dashed ? ' stroke-dasharray="4 3"' : ''}/>`;
  });
  const boxes = graph.nodes.map(({ x, y, label, detail, colour, main }) => {
    const [left, top] = [x - NODE_WIDTH / 2, y - NODE_HEIGHT / 2];
    const stroke = main ? theme.accent : theme.line;
    return `<g><rect x="${left}" y="${top}" width="${NODE_WIDTH}" height="${NODE_HEIGHT}" rx="6" fill="${theme.surface}" stroke="${stroke}"/><rect x="${left}" y="${top}" width="4" height="${NODE_HEIGHT}" rx="2" fill="${theme.colour(colour)}"/><text x="${left + 12}" y="${detail ? y - 3 : y + 4}" font-size="12" fill="${theme.ink}">${escaped(fitted(label))}</text>${detail ? `<text x="${left + 12}" y="${y + 14}" font-size="10" fill="${theme.soft}">${escaped(fitted(detail, 30))}</text>` : ''}</g>`;
  });
  const { width, height } = graph;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escaped(theme.font)}"><rect width="100%" height="100%" fill="${theme.surface}"/>${[...lines, ...boxes].join('')}</svg>`;
}

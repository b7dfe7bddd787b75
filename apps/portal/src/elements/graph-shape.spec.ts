import { describe, expect, it } from '@jest/globals';

import { placed } from './graph-layout.js';
import { edgesTable, fitted, type GraphShape } from './graph-shape.js';
import { graphSvg } from './graph-svg.js';

const node = (id: string, label = id) => ({
  id,
  label,
  detail: '',
  colour: '--value-0',
  kind: 'fact',
  href: null,
});
const SHAPE: GraphShape = {
  nodes: [node('column', '<b>列</b>'), node('fact'), node('tag')],
  edges: [
    { from: 'column', to: 'fact', dashed: false, how: 'flows' },
    { from: 'fact', to: 'tag', dashed: true, how: 'decides' },
    { from: 'fact', to: 'unheard', dashed: true, how: 'decides' },
  ],
};
const THEME = {
  ink: '#000',
  soft: '#555',
  line: '#ccc',
  surface: '#fff',
  accent: '#0a0',
  font: '"Noto Sans"',
  colour: () => '#123456',
};

describe('a graph', () => {
  it('runs from left to right, and leaves out edges that lead nowhere', () => {
    const { nodes, edges, width } = placed(SHAPE);
    const [column, fact, tag] = nodes.map(({ x }) => x);
    expect(column).toBeLessThan(fact ?? 0);
    expect(fact).toBeLessThan(tag ?? 0);
    expect(width).toBeGreaterThan(tag ?? 0);
    expect(edges).toHaveLength(2);
  });

  it('has a table with a row for each edge', () => {
    const table = edgesTable(SHAPE, ['From', 'To', 'How']);
    expect(table.rows[0]).toEqual(['<b>列</b>', 'fact', 'flows']);
  });

  it('is a file in which names stay text', () => {
    const svg = graphSvg(placed(SHAPE), THEME);
    expect(svg).toContain('&lt;b&gt;列&lt;/b&gt;');
    expect(svg).toContain('font-family="&quot;Noto Sans&quot;"');
    expect(svg.match(/stroke-dasharray/g)).toHaveLength(1);
  });

  it('shortens a name by the room that its signs take, never within a sign', () => {
    expect(fitted('short')).toBe('short');
    expect(fitted('客户'.repeat(10), 8)).toBe('客户客户…');
    expect(fitted('😀😀😀', 4)).toBe('😀😀…');
  });
});

import { describe, expect, it } from '@jest/globals';

import { lineageShape } from './lineage-shape.js';

const words = (text: string) => ({ zh: text, en: text });

describe('the graph of a tag', () => {
  const graph = lineageShape(
    'a',
    {
      nodes: [
        { id: 'tag:a', kind: 'tag', code: 'a', name: words('A'), place: null },
        { id: 'tag:b', kind: 'tag', code: 'b', name: words('B'), place: null },
        { id: 'fact:f', kind: 'fact', code: 'f', name: words('F'), place: null },
        { id: 'column:d.c', kind: 'column', code: 'd.c', name: words('C'), place: words('D') },
      ],
      edges: [{ from: 'tag:a', to: 'tag:b', kind: 'INDIRECT' }],
      leftOut: 0,
    },
    {
      of: (each, code) => each?.en ?? code ?? '',
      kind: (kind) => kind,
      direct: 'd',
      indirect: 'i',
    },
  );

  it('marks the tag itself, and leads to other tags and to facts', () => {
    expect(graph.nodes.map(({ main, href }) => [main, href])).toEqual([
      [true, null],
      [false, '/tags/b'],
      [false, '/facts/f'],
      [false, null],
    ]);
  });

  it('says where a column lies, and dashes what only decides', () => {
    expect(graph.nodes[3]?.detail).toBe('D');
    expect(graph.edges).toEqual([{ from: 'tag:a', to: 'tag:b', dashed: true, how: 'i' }]);
  });
});

import { describe, expect, it } from '@jest/globals';

import type { PlacedGraph } from './graph-shape.js';
import { firstOf, stepFrom } from './graph-steps.js';

const node = (id: string, x: number, y: number, main = false): PlacedGraph['nodes'][number] => ({
  ...{ id, x, y, main, label: id, detail: '', colour: '', kind: '', href: null },
});
const edge = (from: string, to: string) => ({ from, to, dashed: false, how: '' });

const graph: PlacedGraph = {
  width: 600,
  height: 200,
  nodes: [node('a', 0, 0), node('b', 0, 60), node('c', 0, 120), node('t', 250, 70, true)],
  edges: [edge('a', 't'), edge('b', 't'), edge('c', 't')],
};

describe('a step in a graph', () => {
  it('begins at what the graph is about', () => {
    expect(firstOf(graph)).toBe('t');
    expect(stepFrom(graph, 'a', 'Home')).toBe('t');
  });

  it('goes along the edges to the nearest thing', () => {
    expect(stepFrom(graph, 't', 'ArrowLeft')).toBe('b');
    expect(stepFrom(graph, 'c', 'ArrowRight')).toBe('t');
    expect(stepFrom(graph, 't', 'ArrowRight')).toBeNull();
  });

  it('goes to the neighbour in the same column, and stays at its ends', () => {
    expect(stepFrom(graph, 'a', 'ArrowDown')).toBe('b');
    expect(stepFrom(graph, 'c', 'ArrowUp')).toBe('b');
    expect(stepFrom(graph, 'a', 'ArrowUp')).toBeNull();
  });

  it('goes nowhere on other keys, or from what is not there', () => {
    expect(stepFrom(graph, 'a', 'x')).toBeNull();
    expect(stepFrom(graph, 'gone', 'ArrowLeft')).toBeNull();
  });
});

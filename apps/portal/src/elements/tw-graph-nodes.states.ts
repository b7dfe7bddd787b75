import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import type { PlacedGraph } from './graph-shape.js';
import './tw-graph-nodes.js';

const node = (
  id: string,
  label: string,
  kind: string,
  x: number,
): PlacedGraph['nodes'][number] => ({
  ...{ id, label, kind, x },
  ...{ detail: 'customer', colour: '--value-1', href: null, y: 20 },
});

const GRAPH: PlacedGraph = {
  nodes: [
    node('c', '进厂日期', '源列', 20),
    node('f', 'A fact with a name that goes on for very long', 'Fact', 120),
    { ...node('t', 'Churn warning', 'Tag', 220), href: '/tags/churn_warning' },
  ],
  edges: [
    { from: 'c', to: 'f', dashed: false, how: 'value flows' },
    { from: 'f', to: 't', dashed: true, how: 'decides' },
  ],
  width: 240,
  height: 40,
};

export const states: ElementStates = {
  element: 'tw-graph-nodes',
  states: {
    'found by the Tab key': () =>
      html`<tw-graph-nodes label="Made of" .graph=${GRAPH}></tw-graph-nodes>`,
    'nothing drawn yet': () => html`<tw-graph-nodes label="Nothing"></tw-graph-nodes>`,
  },
};

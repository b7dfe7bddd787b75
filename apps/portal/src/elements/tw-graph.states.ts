import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import type { GraphNode, GraphShape } from './graph-shape.js';
import './tw-graph.js';

const node = (id: string, label: string, kind: string, colour: string): GraphNode => ({
  id,
  label,
  detail: kind === 'Column' ? '维修委托书' : '',
  kind,
  colour,
  href: null,
});
const SHAPE: GraphShape = {
  nodes: [
    node('c', '进厂日期', 'Column', '--value-1'),
    node('f', 'A fact with a name that goes on for very long', 'Fact', '--value-3'),
    { ...node('t', 'Churn warning', 'Tag', '--value-0'), main: true },
  ],
  edges: [
    { from: 'c', to: 'f', dashed: false, how: 'value flows' },
    { from: 'f', to: 't', dashed: true, how: 'decides' },
  ],
};
const LARGE: GraphShape = {
  nodes: Array.from({ length: 40 }, (_, n) => node(String(n), `Thing ${n}`, 'Fact', '--value-3')),
  edges: Array.from({ length: 39 }, (_, n) => ({
    from: String(Math.floor(n / 2)),
    to: String(n + 1),
    dashed: n % 3 === 0,
    how: 'value flows',
  })),
};

export const states: ElementStates = {
  element: 'tw-graph',
  states: {
    'a few things': () => html`<tw-graph label="Made of" .shape=${SHAPE}></tw-graph>`,
    'more than fit': () => html`<tw-graph label="Made of" .shape=${LARGE}></tw-graph>`,
    'nothing loaded yet': () => html`<tw-graph label="Nothing"></tw-graph>`,
  },
};

import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import type { MatrixCell } from './matrix-shape.js';
import './tw-transition-matrix.js';

const cell = (from: string | null, to: string | null, count: number): MatrixCell => ({
  from,
  to,
  count,
});
const tiers = [
  ...[cell('D', 'D', 1_120), cell('D', 'G', 434), cell('G', 'G', 7_402)],
  ...[cell('G', 'S', 61), cell('S', 'S', 10_983), cell(null, null, 410), cell(null, 'S', 2)],
];
const many = Array.from({ length: 14 }, (_, index) => [
  cell(`value_${index}`, `value_${index}`, 100),
  cell(`value_${index}`, `value_${(index * 5 + 1) % 14}`, index * index),
]).flat();

export const states: ElementStates = {
  element: 'tw-transition-matrix',
  states: {
    'a few values, missing last': () =>
      html`<tw-transition-matrix .cells=${tiers} .order=${['D', 'G', 'S']}></tw-transition-matrix>`,
    'many values': () => html`<tw-transition-matrix .cells=${many}></tw-transition-matrix>`,
    'nobody moves': () =>
      html`<tw-transition-matrix .cells=${[cell('D', 'D', 12)]}></tw-transition-matrix>`,
  },
};

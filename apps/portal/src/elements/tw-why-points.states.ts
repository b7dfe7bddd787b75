import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { explanationOf } from '../gallery/sample-answers.js';
import './tw-why-points.js';

const { points, score } = explanationOf('emotional_value_score');

export const states: ElementStates = {
  element: 'tw-why-points',
  states: {
    'points and their sum': () =>
      html`<tw-why-points .points=${points} .score=${score}></tw-why-points>`,
    'no points': () => html`<tw-why-points></tw-why-points>`,
  },
};

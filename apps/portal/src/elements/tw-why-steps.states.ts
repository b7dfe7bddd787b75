import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { explanationOf } from '../gallery/sample-answers.js';
import './tw-why-steps.js';

export const states: ElementStates = {
  element: 'tw-why-steps',
  states: {
    'of a calculation': () =>
      html`<tw-why-steps .steps=${explanationOf('trade_in_propensity').steps}></tw-why-steps>`,
    none: () => html`<tw-why-steps></tw-why-steps>`,
  },
};

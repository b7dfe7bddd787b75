import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { explanationOf } from '../gallery/sample-answers.js';
import './tw-why-inputs.js';

export const states: ElementStates = {
  element: 'tw-why-inputs',
  states: {
    'facts with the versions they came from': () =>
      html`<tw-why-inputs .inputs=${explanationOf('churn_state').facts}></tw-why-inputs>`,
    none: () => html`<tw-why-inputs></tw-why-inputs>`,
  },
};

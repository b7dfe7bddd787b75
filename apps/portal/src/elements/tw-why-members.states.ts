import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { explanationOf } from '../gallery/sample-answers.js';
import './tw-why-members.js';

export const states: ElementStates = {
  element: 'tw-why-members',
  states: {
    'what it was taken from': () =>
      html`<tw-why-members
        .members=${explanationOf('vehicle_stage_best').members}
      ></tw-why-members>`,
    none: () => html`<tw-why-members></tw-why-members>`,
  },
};

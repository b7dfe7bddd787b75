import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { explanationOf } from '../gallery/sample-answers.js';
import './tw-condition-trace.js';

const [first, second] = explanationOf('churn_state').cases;

export const states: ElementStates = {
  element: 'tw-condition-trace',
  states: {
    'of a case': () =>
      html`<tw-condition-trace .condition=${first?.condition ?? null}></tw-condition-trace>`,
    'of another case': () =>
      html`<tw-condition-trace .condition=${second?.condition ?? null}></tw-condition-trace>`,
    'of none': () => html`<tw-condition-trace></tw-condition-trace>`,
  },
};

import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { distributionOf } from '../gallery/sample-answers.js';
import './tw-distribution-table.js';

const CODES = distributionOf('churn_state');

export const states: ElementStates = {
  element: 'tw-distribution-table',
  states: {
    'codes that lead somewhere': () =>
      html`<tw-distribution-table
        .distribution=${CODES}
        .link=${() => '#tw-distribution-table'}
      ></tw-distribution-table>`,
    numbers: () =>
      html`<tw-distribution-table
        .distribution=${distributionOf('value_score')}
      ></tw-distribution-table>`,
    'not loaded': () => html`<tw-distribution-table></tw-distribution-table>`,
  },
};

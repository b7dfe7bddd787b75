import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { distributionOf } from '../gallery/sample-answers.js';
import './tw-distribution-bar.js';

const CODES = distributionOf('churn_state');
const NOBODY = { ...CODES, values: [], total: 0, missing: 0 };
const of = (distribution: typeof CODES | null) =>
  html`<tw-distribution-bar
    label="Churn state"
    .distribution=${distribution}
  ></tw-distribution-bar>`;

export const states: ElementStates = {
  element: 'tw-distribution-bar',
  states: {
    codes: () => of(CODES),
    numbers: () => of(distributionOf('value_score')),
    'nobody has it': () => of(NOBODY),
    'not loaded': () => of(null),
  },
};

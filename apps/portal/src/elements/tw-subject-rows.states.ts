import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { sampleSummaries } from '../gallery/sample-answers.js';
import './tw-subject-rows.js';

const ROWS = [
  { id: 1, tags: { churn_state: 'A', value_score: '71.5', value_tier: 'D' } },
  { id: 1_234_567_890, tags: { churn_state: null, value_score: null, value_tier: 'G' } },
];
const of = (rows: typeof ROWS) =>
  html`<tw-subject-rows
    label="Customers"
    .rows=${rows}
    .columns=${sampleSummaries}
  ></tw-subject-rows>`;

export const states: ElementStates = {
  element: 'tw-subject-rows',
  states: { 'values and what is missing': () => of(ROWS), 'without rows': () => of([]) },
};

import { html } from 'lit';

import type { Finding } from '../api/types.js';
import type { ElementStates } from '../gallery/element-states.js';
import './tw-findings.js';

const error: Finding = {
  code: 'unknown_fact',
  severity: 'error',
  message: 'There is no fact "visit".',
  file: 'value_tier',
  line: 17,
  column: 19,
  path: 'cases[0].when.fact',
  hint: 'Did you mean "visits"?',
  proposal: { line: 17, column: 19, endLine: 17, endColumn: 24, text: 'visits' },
};
const warning: Finding = {
  ...error,
  severity: 'warning',
  code: 'case_unreachable',
  message: 'Nobody reaches case 2.',
};
const note: Finding = {
  ...error,
  severity: 'info',
  code: 'unknown_not_stated',
  message: 'For {} the tag is missing.',
};

export const states: ElementStates = {
  element: 'tw-findings',
  states: {
    'each severity, errors first': () =>
      html`<tw-findings code="value_tier" .findings=${[note, warning, error]}></tw-findings>`,
    'in another definition': () =>
      html`<tw-findings code="churn_state" .findings=${[error]}></tw-findings>`,
    'read-only': () =>
      html`<tw-findings code="value_tier" readonly .findings=${[error]}></tw-findings>`,
    'long text': () =>
      html`<tw-findings
        code="value_tier"
        .findings=${[{ ...error, message: error.message.repeat(12), path: `${'all[0].'.repeat(20)}value` }]}
      ></tw-findings>`,
    empty: () => html`<tw-findings code="value_tier"></tw-findings>`,
  },
};

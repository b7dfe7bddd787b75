import { html } from 'lit';

import { Problem } from '../api/problem.js';
import type { ElementStates } from '../gallery/element-states.js';
import './tw-problem.js';

const of = (problem: Problem, retryable = false) =>
  html`<tw-problem .problem=${problem} ?retryable=${retryable}></tw-problem>`;

const ERRORS = Array.from({ length: 3 }, (_error, index) => ({
  code: 'unknown_tag',
  message: `There is no customer tag "a_tag_with_quite_a_long_name_that_somebody_mistyped_${index}".`,
  path: `where.all[${index}]`,
}));

export const states: ElementStates = {
  element: 'tw-problem',
  states: {
    'out of reach, to be tried again': () => of(new Problem(0, 'unreachable', '', ''), true),
    broken: () => of(new Problem(500, 'internal', 'Internal error', 'Something broke.'), true),
    busy: () => of(new Problem(429, 'too_many_requests', '', ''), true),
    'not found': () => of(new Problem(404, 'customer_not_found', '', 'There is no customer 9.')),
    'in conflict': () => of(new Problem(409, 'run_final', '', 'Run 3 is over.')),
    'invalid, by places': () => of(new Problem(422, 'filter_invalid', '', '', ERRORS)),
    'nothing published yet': () => of(new Problem(404, 'no_snapshot', '', '')),
    forbidden: () => of(new Problem(403, 'forbidden', '', '', [], 'source.rows')),
    'long text': () =>
      of(new Problem(500, 'internal', '', `${'/a/path/without/an/end'.repeat(30)} 很长的说明。`)),
  },
};

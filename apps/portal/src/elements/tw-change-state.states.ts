import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-change-state.js';

const STATES = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'active',
  'rejected',
  'withdrawn',
  'superseded',
] as const;

export const states: ElementStates = {
  element: 'tw-change-state',
  states: {
    'every state': () =>
      html`${STATES.map((state) => html`<tw-change-state .state=${state}></tw-change-state> `)}`,
  },
};

import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-state-badge.js';

const STATES = ['queued', 'running', 'succeeded', 'failed', 'cancelled', 'pending', 'skipped'];

export const states: ElementStates = {
  element: 'tw-state-badge',
  states: {
    'every state': () =>
      html`${STATES.map((state) => html`<tw-state-badge state=${state}></tw-state-badge> `)}`,
    'quiet, for rows that are many and mostly alike': () =>
      html`${STATES.map((state) => html`<tw-state-badge quiet state=${state}></tw-state-badge> `)}`,
  },
};

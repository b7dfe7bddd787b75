import { html } from 'lit';

import { RECORD } from '../gallery/sample-records.js';
import type { ElementStates } from '../gallery/element-states.js';
import './tw-record-facts.js';

export const states: ElementStates = {
  element: 'tw-record-facts',
  states: {
    'one row, its masked column left out': () =>
      html`<tw-record-facts .record=${RECORD} .without=${['vin']}></tw-record-facts>`,
    'all of its columns': () => html`<tw-record-facts .record=${RECORD}></tw-record-facts>`,
    'nothing yet': () => html`<tw-record-facts></tw-record-facts>`,
  },
};

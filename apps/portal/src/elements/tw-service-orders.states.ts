import { html } from 'lit';

import { LINE, RECORD } from '../gallery/sample-records.js';
import type { ElementStates } from '../gallery/element-states.js';
import './tw-service-orders.js';

const ORDERS = [
  { order: RECORD, lines: [LINE], leftOver: 1, last: true },
  { order: RECORD, lines: [], leftOver: 0, last: false },
];

export const states: ElementStates = {
  element: 'tw-service-orders',
  states: {
    'with items and without': () => html`<tw-service-orders .orders=${ORDERS}></tw-service-orders>`,
    'none at all': () => html`<tw-service-orders></tw-service-orders>`,
  },
};

import { html } from 'lit';

import { LINE, RECORD } from '../gallery/sample-records.js';
import type { ElementStates } from '../gallery/element-states.js';
import './tw-record-table.js';

const COLUMNS = ['open_date', 'service_type', 'mileage_km', 'amount', 'vin', 'item'];

export const states: ElementStates = {
  element: 'tw-record-table',
  states: {
    'rows with every kind of value': () =>
      html`<tw-record-table
        label="Rows"
        .columns=${COLUMNS}
        .records=${[RECORD, RECORD]}
      ></tw-record-table>`,
    'long text': () =>
      html`<tw-record-table
        label="Rows"
        .columns=${['line_no', 'item', 'done']}
        .records=${[LINE]}
      ></tw-record-table>`,
    'without rows': () =>
      html`<tw-record-table label="Rows" .columns=${COLUMNS}></tw-record-table>`,
  },
};

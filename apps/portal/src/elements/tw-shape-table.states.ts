import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-shape-table.js';

const TABLE = {
  head: ['月份 Month', 'Customers', 'شركة'],
  rows: [
    ['2025-11', 12_345, null],
    ['2025-12', 0, 'a text that is long '.repeat(6)],
  ],
};

export const states: ElementStates = {
  element: 'tw-shape-table',
  states: {
    'numbers, texts and what is missing': () =>
      html`<tw-shape-table label="Numbers" .table=${TABLE}></tw-shape-table>`,
    'without rows': () =>
      html`<tw-shape-table label="Numbers" .table=${{ ...TABLE, rows: [] }}></tw-shape-table>`,
  },
};

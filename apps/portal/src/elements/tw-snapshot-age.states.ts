import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-snapshot-age.js';

export const states: ElementStates = {
  element: 'tw-snapshot-age',
  states: {
    'of the current one': () => html`<tw-snapshot-age></tw-snapshot-age>`,
    'of one that cannot be read': () => html`<tw-snapshot-age snapshotId="404"></tw-snapshot-age>`,
  },
};

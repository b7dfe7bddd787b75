import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-no-snapshot.js';

export const states: ElementStates = {
  element: 'tw-no-snapshot',
  states: { 'before the first run': () => html`<tw-no-snapshot></tw-no-snapshot>` },
};

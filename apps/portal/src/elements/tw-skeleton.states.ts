import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-skeleton.js';

export const states: ElementStates = {
  element: 'tw-skeleton',
  states: {
    'as usual': () => html`<tw-skeleton></tw-skeleton>`,
    'for one row': () => html`<tw-skeleton .rows=${1}></tw-skeleton>`,
  },
};

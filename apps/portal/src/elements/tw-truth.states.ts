import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-truth.js';

const of = (state: 'true' | 'false' | 'unknown') => html`<tw-truth .state=${state}></tw-truth>`;

export const states: ElementStates = {
  element: 'tw-truth',
  states: {
    holds: () => of('true'),
    'does not hold': () => of('false'),
    'cannot be told': () => of('unknown'),
  },
};

import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-tag-distribution.js';

const of = (code: string) =>
  html`<tw-tag-distribution .code=${code} .label=${code}></tw-tag-distribution>`;

export const states: ElementStates = {
  element: 'tw-tag-distribution',
  states: {
    'of a tag': () => of('churn_state'),
    slow: () => of('slow'),
    broken: () => of('broken'),
  },
};

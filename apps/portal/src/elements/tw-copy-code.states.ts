import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-copy-code.js';

const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const states: ElementStates = {
  element: 'tw-copy-code',
  states: {
    'cut to its beginning': () => html`<tw-copy-code .value=${HASH}></tw-copy-code>`,
    'longer beginning': () => html`<tw-copy-code .value=${HASH} .length=${32}></tw-copy-code>`,
    'short enough': () => html`<tw-copy-code value="v12"></tw-copy-code>`,
  },
};

import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-picture-bar.js';

export const states: ElementStates = {
  element: 'tw-picture-bar',
  states: {
    'over a picture': () => html`<tw-picture-bar></tw-picture-bar>`,
    'over its table': () => html`<tw-picture-bar table></tw-picture-bar>`,
    disabled: () => html`<tw-picture-bar disabled></tw-picture-bar>`,
    'with something of its page': () =>
      html`<tw-picture-bar><span>按周 By week</span></tw-picture-bar>`,
  },
};

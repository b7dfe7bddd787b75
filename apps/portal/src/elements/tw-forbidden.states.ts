import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-forbidden.js';

export const states: ElementStates = {
  element: 'tw-forbidden',
  states: {
    'a permission that is missing': () =>
      html`<tw-forbidden permission="audit.read"></tw-forbidden>`,
    'a permission without a name': () => html`<tw-forbidden></tw-forbidden>`,
  },
};

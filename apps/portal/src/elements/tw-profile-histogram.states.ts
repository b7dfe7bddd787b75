import { html } from 'lit';

import { AMOUNTS } from '../gallery/sample-profiles.js';
import type { ElementStates } from '../gallery/element-states.js';
import './tw-profile-histogram.js';

export const states: ElementStates = {
  element: 'tw-profile-histogram',
  states: {
    'read only': () => html`<tw-profile-histogram .profile=${AMOUNTS}></tw-profile-histogram>`,
    'with a bound that can be moved': () =>
      html`<tw-profile-histogram
        .profile=${AMOUNTS}
        .thresholds=${[{ id: 'a', value: '3000', label: 'at least', editable: true }]}
        movable
      ></tw-profile-histogram>`,
    'not loaded': () => html`<tw-profile-histogram></tw-profile-histogram>`,
  },
};

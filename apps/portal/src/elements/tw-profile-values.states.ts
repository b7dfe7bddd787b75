import { html } from 'lit';

import { CHANNELS } from '../gallery/sample-profiles.js';
import type { ElementStates } from '../gallery/element-states.js';
import './tw-profile-values.js';

export const states: ElementStates = {
  element: 'tw-profile-values',
  states: {
    'many values with long names': () =>
      html`<tw-profile-values .profile=${CHANNELS}></tw-profile-values>`,
    'no value': () =>
      html`<tw-profile-values .profile=${{ ...CHANNELS, values: [] }}></tw-profile-values>`,
    'not loaded': () => html`<tw-profile-values></tw-profile-values>`,
  },
};

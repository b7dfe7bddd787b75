import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-secret.js';

export const states: ElementStates = {
  element: 'tw-secret',
  states: {
    'a one-time password': () =>
      html`<tw-secret label="lin.jing 的一次性密码" value="quiet-harbour-4711"></tw-secret>`,
    'a key, which is long': () =>
      html`<tw-secret
        label="Key k3x9d2ab"
        value="tw_k3x9d2ab_${'abcdefghij'.repeat(4)}xyz"
      ></tw-secret>`,
  },
};

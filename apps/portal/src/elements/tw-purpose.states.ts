import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-purpose.js';

const what = 'Shows name and number for five minutes. The purpose goes to the audit trail.';

export const states: ElementStates = {
  element: 'tw-purpose',
  states: {
    asked: () => html`<tw-purpose .what=${what}></tw-purpose>`,
    refused: () =>
      html`<tw-purpose
        .what=${what}
        .show=${() => Promise.reject(new Error('refused'))}
      ></tw-purpose>`,
    Chinese: () =>
      html`<tw-purpose what="将显示姓名和手机号五分钟。目的会记入审计。"></tw-purpose>`,
  },
};

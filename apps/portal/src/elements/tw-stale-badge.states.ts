import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { sampleSnapshot } from '../gallery/sample-answers.js';
import './tw-stale-badge.js';

const stale = { ...sampleSnapshot, stale: true, staleSince: '2026-01-02T18:30:00.000Z' };

export const states: ElementStates = {
  element: 'tw-stale-badge',
  states: {
    'older than it may be': () => html`<tw-stale-badge .snapshot=${stale}></tw-stale-badge>`,
    'nothing while it is not': () =>
      html`<tw-stale-badge .snapshot=${{ ...stale, stale: false }}></tw-stale-badge>`,
  },
};

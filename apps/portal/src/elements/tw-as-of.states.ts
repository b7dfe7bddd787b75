import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-as-of.js';

export const states: ElementStates = {
  element: 'tw-as-of',
  states: {
    'of a snapshot': () => html`<tw-as-of .snapshotId=${1}></tw-as-of>`,
    'of one that cannot be read': () => html`<tw-as-of .snapshotId=${404}></tw-as-of>`,
    'of none': () => html`<tw-as-of></tw-as-of>`,
  },
};

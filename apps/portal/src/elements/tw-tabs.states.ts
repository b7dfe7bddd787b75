import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-tabs.js';

const TABS = [
  { id: 'a', label: 'Overview' },
  { id: 'b', label: '售后', count: 1234 },
  { id: 'c', label: 'Timeline', count: 0 },
];
const LONG = Array.from({ length: 9 }, (_, n) => ({
  id: String(n),
  label: `A part with a long name ${n}`,
}));

export const states: ElementStates = {
  element: 'tw-tabs',
  states: {
    'with and without counts': () =>
      html`<tw-tabs label="Parts" selected="a" .tabs=${TABS}></tw-tabs>`,
    'with addresses': () =>
      html`<tw-tabs
        label="Pages"
        selected="b"
        .tabs=${TABS.map((tab) => ({ ...tab, href: `#${tab.id}` }))}
      ></tw-tabs>`,
    'more than fit': () => html`<tw-tabs label="Parts" selected="0" .tabs=${LONG}></tw-tabs>`,
  },
};

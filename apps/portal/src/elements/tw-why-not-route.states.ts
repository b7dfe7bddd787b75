import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { sampleWhyNot } from '../gallery/sample-answers.js';
import './tw-why-not-route.js';

export const states: ElementStates = {
  element: 'tw-why-not-route',
  states: {
    'what stands in the way': () =>
      html`<tw-why-not-route .route=${sampleWhyNot.routes[0] ?? null}></tw-why-not-route>`,
    none: () => html`<tw-why-not-route></tw-why-not-route>`,
  },
};

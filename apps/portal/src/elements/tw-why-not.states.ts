import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-why-not.js';

const of = (tag: string) =>
  html`<tw-why-not .subjectId=${42} .tag=${tag} .current=${'A'}></tw-why-not>`;

export const states: ElementStates = {
  element: 'tw-why-not',
  states: {
    'another value to be chosen': () => of('churn_state'),
    slow: () => of('slow'),
    broken: () => of('broken'),
  },
};

import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-next-flip.js';

const of = (tag: string) => html`<tw-next-flip .subjectId=${42} .tag=${tag}></tw-next-flip>`;

export const states: ElementStates = {
  element: 'tw-next-flip',
  states: {
    'to be asked': () => of('churn_state'),
    'slow, once it is asked': () => of('slow'),
    'broken, once it is asked': () => of('broken'),
  },
};

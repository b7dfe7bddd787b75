import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-why.js';

const of = (tag: string) => html`<tw-why .subjectId=${42} .tag=${tag}></tw-why>`;

export const states: ElementStates = {
  element: 'tw-why',
  states: {
    'by cases': () => of('churn_state'),
    'by points': () => of('emotional_value_score'),
    'by steps': () => of('trade_in_propensity'),
    'by members': () => of('vehicle_stage_best'),
    slow: () => of('slow'),
    broken: () => of('broken'),
  },
};

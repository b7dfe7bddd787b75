import { html } from 'lit';

import type { ElementStates } from '../../gallery/element-states.js';
import { galleryCatalog } from './model/gallery-catalog.js';
import './tw-score-editor.js';

export const states: ElementStates = {
  element: 'tw-score-editor',
  states: {
    'bins, a missing value and bands': () =>
      html`<tw-score-editor
        .catalog=${galleryCatalog}
        .definition=${{
          subject: 'customer',
          constant: 2,
          inputs: [
            {
              fact: 'visits',
              bins: [
                { when: { greaterThanInclusive: 6 }, points: 10 },
                { when: { greaterThanInclusive: 2 }, points: 5 },
              ],
              otherwise: 0,
              missing: 1,
            },
          ],
          bands: [{ below: 5, value: 'low' }, { value: 'high' }],
        }}
      ></tw-score-editor>`,
    empty: () => html`<tw-score-editor .definition=${{ subject: 'customer' }}></tw-score-editor>`,
  },
};

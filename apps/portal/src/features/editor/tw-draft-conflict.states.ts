import { html } from 'lit';

import type { ElementStates } from '../../gallery/element-states.js';
import './tw-draft-conflict.js';

const text =
  'tag: x\ncases:\n  - when: { fact: visits, operator: equal, value: 3 }\n    value: often\n';

export const states: ElementStates = {
  element: 'tw-draft-conflict',
  states: {
    'one line differs': () =>
      html`<tw-draft-conflict
        .mine=${text.replace('3', '4')}
        .theirs=${text.replace('3', '5')}
      ></tw-draft-conflict>`,
    'nothing in common': () =>
      html`<tw-draft-conflict mine="a: 1" theirs="b: 2"></tw-draft-conflict>`,
  },
};

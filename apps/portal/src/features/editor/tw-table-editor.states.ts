import { html } from 'lit';

import type { ElementStates } from '../../gallery/element-states.js';
import { galleryCatalog } from './model/gallery-catalog.js';
import './tw-table-editor.js';

const head = { tag: 'x', subject: 'customer', kind: 'table', type: 'text' };

export const states: ElementStates = {
  element: 'tw-table-editor',
  states: {
    'no row yet': () =>
      html`<tw-table-editor .definition=${head} .catalog=${galleryCatalog}></tw-table-editor>`,
    'two inputs': () =>
      html`<tw-table-editor
        .catalog=${galleryCatalog}
        .definition=${{
          ...head,
          hitPolicy: 'unique',
          inputs: [{ fact: 'visits' }, { fact: 'opted_out' }],
          rows: [
            { when: [{ greaterThan: 3, lessThanInclusive: 9 }, 'any'], value: 'high' },
            { when: [{ lessThanInclusive: 3 }, { equal: true }], value: 'low' },
          ],
          else: 'missing',
        }}
      ></tw-table-editor>`,
  },
};

import { html } from 'lit';

import type { ElementStates } from '../../gallery/element-states.js';
import { galleryCatalog } from './model/gallery-catalog.js';
import './tw-cases-editor.js';

const head = { tag: 'x', subject: 'customer', kind: 'rule', type: 'text' };
const visits = { fact: 'visits', operator: 'greaterThanInclusive', value: 3 };

export const states: ElementStates = {
  element: 'tw-cases-editor',
  states: {
    'no case yet': () =>
      html`<tw-cases-editor .definition=${head} .catalog=${galleryCatalog}></tw-cases-editor>`,
    'nested, with a parameter': () =>
      html`<tw-cases-editor
        .catalog=${galleryCatalog}
        .definition=${{
          ...head,
          parameters: { from: { name: { zh: '起点', en: 'from' }, unit: 'visits', default: 3 } },
          cases: [
            { when: visits, value: 'often' },
            {
              when: {
                any: [
                  { not: visits },
                  { all: [visits, { ...visits, value: { parameter: 'from' } }] },
                ],
              },
              value: 'seldom',
            },
          ],
          else: 'never',
        }}
      ></tw-cases-editor>`,
    'a fact that is not there': () =>
      html`<tw-cases-editor
        .catalog=${galleryCatalog}
        .definition=${{ ...head, cases: [{ when: { fact: 'gone', operator: 'equal', value: 1 }, value: 'a' }] }}
      ></tw-cases-editor>`,
  },
};

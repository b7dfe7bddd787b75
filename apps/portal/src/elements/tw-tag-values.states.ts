import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { sampleTags } from '../gallery/sample-answers.js';
import './tw-tag-values.js';

const long = sampleTags.slice(0, 1).map((tag) => ({
  ...tag,
  name: { zh: '很长的标签名称'.repeat(8), en: 'A tag with a very long name '.repeat(8) },
}));
const of = (tags: typeof sampleTags) =>
  html`<tw-tag-values .subjectId=${42} .tags=${tags}></tw-tag-values>`;

export const states: ElementStates = {
  element: 'tw-tag-values',
  states: {
    'each opens its why': () => of(sampleTags),
    'a long name': () => of(long),
    none: () => of([]),
  },
};

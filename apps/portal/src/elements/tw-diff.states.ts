import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-diff.js';

const tag = (bound: number, more: object = {}): Readonly<Record<string, unknown>> => ({
  tag: 'value_tier',
  cases: [
    { when: { tag: 'value_score', operator: 'greaterThanInclusive', value: bound }, value: 'D' },
    { when: { tag: 'value_score', operator: 'greaterThanInclusive', value: 40 }, value: 'G' },
  ],
  else: 'S',
  ...more,
});
const LONG = {
  meaning: { en: 'Diamond from a bound that somebody may well discuss. '.repeat(12) },
};

export const states: ElementStates = {
  element: 'tw-diff',
  states: {
    'changed, added and removed': () =>
      html`<tw-diff
        code="value_tier"
        .was=${tag(70, { unknown: 'S', examples: [{ given: { value_score: 70 }, expect: 'D' }] })}
        .becomes=${tag(75, { examples: [{ given: { value_score: 75 }, expect: 'D' }] })}
      ></tw-diff>`,
    'with places to comment on': () =>
      html`<tw-diff commentable code="value_tier" .was=${tag(70)} .becomes=${tag(75)}></tw-diff>`,
    'a new object': () => html`<tw-diff code="value_tier" .becomes=${tag(70)}></tw-diff>`,
    'a retired object': () => html`<tw-diff code="value_tier" .was=${tag(70)}></tw-diff>`,
    'nothing changed': () =>
      html`<tw-diff code="value_tier" .was=${tag(70)} .becomes=${tag(70)}></tw-diff>`,
    'long text': () =>
      html`<tw-diff code="value_tier" .was=${tag(70)} .becomes=${tag(70, LONG)}></tw-diff>`,
  },
};

import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-words-diff.js';

const LONG = 'D diamond if “Value score” is at least 70; '.repeat(20);

export const states: ElementStates = {
  element: 'tw-words-diff',
  states: {
    'a threshold': () =>
      html`<tw-words-diff
        was="D diamond if “Value score” is at least 70; otherwise S silver."
        becomes="D diamond if “Value score” is at least 75; otherwise S silver."
      ></tw-words-diff>`,
    Chinese: () =>
      html`<tw-words-diff
        was="若「客户价值评分」不少于70，则为D 钻石；否则为S 银。"
        becomes="若「客户价值评分」不少于75，则为D 钻石；若不少于40，则为G 金；否则为S 银。"
      ></tw-words-diff>`,
    'a new sentence': () =>
      html`<tw-words-diff was="" becomes="S silver for everybody."></tw-words-diff>`,
    'nothing changed': () =>
      html`<tw-words-diff was="S silver" becomes="S silver"></tw-words-diff>`,
    'long text': () =>
      html`<tw-words-diff was=${LONG} becomes=${LONG.replaceAll('70', '75')}></tw-words-diff>`,
  },
};

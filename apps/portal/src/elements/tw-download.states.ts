import { html } from 'lit';

import { Problem } from '../api/problem.js';
import type { ElementStates } from '../gallery/element-states.js';
import './tw-download.js';

const refuse = (): Promise<Blob> =>
  Promise.reject(new Problem(429, 'busy', '', 'Too many questions at once.'));

export const states: ElementStates = {
  element: 'tw-download',
  states: {
    ready: () =>
      html`<tw-download
        label="下载 CSV"
        fileName="a.csv"
        .load=${() => Promise.resolve(new Blob(['a']))}
      ></tw-download>`,
    'never ends, once pressed': () =>
      html`<tw-download
        primary
        label="Download evidence"
        .load=${() => new Promise<Blob>(() => undefined)}
      ></tw-download>`,
    'fails, once pressed': () => html`<tw-download label="Download" .load=${refuse}></tw-download>`,
    'nothing to take': () => html`<tw-download disabled label="Download"></tw-download>`,
  },
};

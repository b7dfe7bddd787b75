import { css, html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import { ICONS } from './tw-icon.js';

const row = css`
  display: flex;
  flex-wrap: wrap;
  gap: 0.75rem 1.25rem;
`;

export const states: ElementStates = {
  element: 'tw-icon',
  states: {
    'all of them': () =>
      html`<p .style=${row.cssText}>
        ${ICONS.map((name) => html`<span><tw-icon name=${name}></tw-icon> <code>${name}</code></span>`)}
      </p>`,
    'beside large text': () => html`<h1><tw-icon name="warning"></tw-icon> 大字 Large</h1>`,
  },
};

import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-value-input.js';

export const states: ElementStates = {
  element: 'tw-value-input',
  states: {
    'a number with its unit': () =>
      html`<tw-value-input
        kind="integer"
        label="Value"
        unit="visits"
        .values=${['12']}
      ></tw-value-input>`,
    'a range': () =>
      html`<tw-value-input
        kind="decimal"
        arity="two"
        label="Value"
        .values=${['1.5', '2']}
      ></tw-value-input>`,
    'a day': () =>
      html`<tw-value-input kind="date" label="Value" .values=${['2026-01-01']}></tw-value-input>`,
    'yes, no or missing': () =>
      html`<tw-value-input kind="boolean" label="值" missing .values=${['true']}></tw-value-input>`,
    'several texts': () =>
      html`<tw-value-input
        kind="text"
        arity="many"
        label="Value"
        .values=${['red', 'blue']}
      ></tw-value-input>`,
    'a length of time': () =>
      html`<tw-value-input
        kind="date"
        arity="length"
        label="Value"
        .values=${['30', 'days']}
      ></tw-value-input>`,
    empty: () => html`<tw-value-input kind="integer" label="Value"></tw-value-input>`,
  },
};

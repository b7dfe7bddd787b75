import { html } from 'lit';

import type { ElementStates } from '../gallery/element-states.js';
import './tw-empty-state.js';

const LONG =
  'A heading that goes on for as long as somebody’s own name for a thing may go on '.repeat(3);

export const states: ElementStates = {
  element: 'tw-empty-state',
  states: {
    'heading alone': () => html`<tw-empty-state heading="No runs yet"></tw-empty-state>`,
    'with what to do next': () =>
      html`<tw-empty-state heading="还没有作业" next="导入一个来源后，作业会自动开始。">
        <button>开始作业</button>
      </tw-empty-state>`,
    'long text': () =>
      html`<tw-empty-state heading=${LONG} next=${LONG.repeat(2)}></tw-empty-state>`,
  },
};

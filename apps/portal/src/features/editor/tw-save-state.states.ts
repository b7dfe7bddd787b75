import { html } from 'lit';

import type { ElementStates } from '../../gallery/element-states.js';
import type { SaveState } from './draft-saver.controller.js';
import './tw-save-state.js';

const all: readonly SaveState[] = ['saved', 'waiting', 'saving', 'offline', 'conflict', 'refused'];

export const states: ElementStates = {
  element: 'tw-save-state',
  states: {
    'every state': () =>
      all
        .map((state) => html`<tw-save-state .state=${state}></tw-save-state>`)
        .reduce((before, each) => html`${before}${each}`),
    'saved at a time': () =>
      html`<tw-save-state state="saved" .savedAt=${new Date(0)}></tw-save-state>`,
  },
};

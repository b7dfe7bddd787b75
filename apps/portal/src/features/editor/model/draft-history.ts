import type { EditOperation } from './edit-operation.js';
import { editText } from './edit-text.js';

interface Step {
  readonly text: string;
  /** Steps after each other with the same mark are one: the letters of a word, the moves of a slider. */
  readonly mark: string;
}

/** A draft with all that was done to it; nothing is ever taken out of it but by undoing. */
export interface DraftHistory {
  readonly past: readonly Step[];
  readonly present: string;
  readonly future: readonly Step[];
  /** Mark of the last step. */
  readonly mark: string;
}

/** Undone steps that are remembered; more is not undone by hand. */
const DEEPEST = 500;

export function beginHistory(text: string): DraftHistory {
  return { past: [], present: text, future: [], mark: '' };
}

/** Puts another text in the place of the present one. */
export function rewrite(history: DraftHistory, text: string, mark = ''): DraftHistory {
  if (text === history.present) return history;
  if (mark !== '' && mark === history.mark) return { ...history, present: text, future: [] };
  const past = [...history.past, { text: history.present, mark: history.mark }].slice(-DEEPEST);
  return { past, present: text, future: [], mark };
}

/** @throws Error where the present text is no YAML, or has nothing at the place */
export function edit(history: DraftHistory, operation: EditOperation, mark = ''): DraftHistory {
  return rewrite(history, editText(history.present, operation), mark);
}

export function undo(history: DraftHistory): DraftHistory {
  const last = history.past.at(-1);
  if (!last) return history;
  return {
    past: history.past.slice(0, -1),
    present: last.text,
    future: [{ text: history.present, mark: history.mark }, ...history.future],
    mark: last.mark,
  };
}

export function redo(history: DraftHistory): DraftHistory {
  const [next, ...future] = history.future;
  if (!next) return history;
  return {
    past: [...history.past, { text: history.present, mark: history.mark }],
    present: next.text,
    future,
    mark: next.mark,
  };
}

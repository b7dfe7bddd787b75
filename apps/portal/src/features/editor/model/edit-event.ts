import type { EditOperation } from './edit-operation.js';

/** Edits that are one step to whoever undoes them. */
export interface Edit {
  readonly operations: readonly EditOperation[];
  /** Steps after each other with the same mark are one. */
  readonly mark: string;
}

/** What an element of the editor asks for; the page does it. */
export function editEvent(operations: readonly EditOperation[], mark = ''): CustomEvent<Edit> {
  return new CustomEvent('edit', { detail: { operations, mark }, bubbles: true, composed: true });
}

/** Something that a screen reader is to say. */
export function sayEvent(text: string): CustomEvent<string> {
  return new CustomEvent('say', { detail: text, bubbles: true, composed: true });
}

declare global {
  interface HTMLElementEventMap {
    edit: CustomEvent<Edit>;
    say: CustomEvent<string>;
  }
}

import type { ItemDraft } from '@tagwright/changes';
import { draftBody } from '@tagwright/definitions';
import type { Draft } from './draft.js';

/** What a change-set, or files, hold as drafts. */
export function draftsOfItems(items: readonly ItemDraft[]): Draft[] {
  return items.map(({ kind, code, text }): Draft => {
    if (text === null) return { kind, code, body: null };
    // A list may be longer than a definition; it is its text until the catalog reads it.
    return kind === 'code_list'
      ? { kind, code, body: { text }, text }
      : { kind, code, body: draftBody(text) };
  });
}

/** A draft as this browser keeps it until the change-set has it. */
export interface LocalDraft {
  readonly text: string;
  /** The change-set's own text when the edit began; null when it had none. */
  readonly base: string | null;
}

const keyOf = (set: string, kind: string, code: string): string =>
  `tagwright.draft/${set}/${kind}/${code}`;

/** What became of a draft that was kept here, beside what the change-set has now. */
export type Recovery =
  | { readonly kind: 'nothing' }
  /** Nobody changed it meanwhile: the edit goes on. */
  | { readonly kind: 'continue'; readonly text: string }
  /** Somebody did: both are shown. */
  | { readonly kind: 'conflict'; readonly text: string };

export function recover(kept: LocalDraft | null, saved: string | null): Recovery {
  if (!kept || kept.text === saved) return { kind: 'nothing' };
  return { kind: kept.base === saved ? 'continue' : 'conflict', text: kept.text };
}

/** Drafts of this tab that no change-set has yet. What cannot be kept is not lost: it is on the page. */
export const localDrafts = {
  read(set: string, kind: string, code: string): LocalDraft | null {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(keyOf(set, kind, code)) ?? 'null');
      if (typeof kept !== 'object' || kept === null) return null;
      const { text, base } = kept as Record<string, unknown>;
      const isBase = base === null || typeof base === 'string';
      return typeof text === 'string' && isBase ? { text, base } : null;
    } catch {
      return null;
    }
  },
  keep(set: string, kind: string, code: string, draft: LocalDraft): void {
    try {
      sessionStorage.setItem(keyOf(set, kind, code), JSON.stringify(draft));
    } catch {
      // Full or forbidden.
    }
  },
  forget(set: string, kind: string, code: string): void {
    sessionStorage.removeItem(keyOf(set, kind, code));
  },
};

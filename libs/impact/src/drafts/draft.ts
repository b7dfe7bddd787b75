import type { CodeListDraft } from '@tagwright/catalog';
import type { GovernedKind } from '@tagwright/changes';
import { textOfBody, type DefinitionDraft } from '@tagwright/definitions';
import { DomainError, hashOf } from '@tagwright/kernel';
import { LIMITS } from '@tagwright/rules';

/** A fact, tag or code list as somebody wants it to be; without a body it is to be retired. */
export interface Draft {
  readonly kind: GovernedKind;
  readonly code: string;
  /** As it would be written in a file. */
  readonly body: Readonly<Record<string, unknown>> | null;
  /** The same as it is written, if findings are to stand at its lines. */
  readonly text?: string;
}

/** A change-set that a person can read; more at once is a migration, not a change. */
export const DRAFTS_AT_MOST = 200;
/** The regions of a country, and then some. */
const LIST_BYTES = 1_000_000;
const CODE = /^[a-z][a-z0-9_]{0,63}$/;

/**
 * Refuses what no change-set can be.
 * @throws DomainError `drafts_missing`, `too_many_drafts`, `draft_repeated`, `draft_code_unreadable`,
 * `draft_too_large`
 */
export function refuseBadDrafts(drafts: readonly Draft[]): void {
  if (drafts.length === 0) throw refusal('drafts_missing', 'Give at least one draft.');
  if (drafts.length > DRAFTS_AT_MOST) {
    const message = `${drafts.length} drafts at once; at most ${DRAFTS_AT_MOST} are looked at together.`;
    throw refusal('too_many_drafts', message);
  }
  const seen = new Set<string>();
  for (const { kind, code, body } of drafts) {
    if (!CODE.test(code)) {
      const message = 'A code is up to 64 lower-case letters, digits and underscores.';
      throw refusal('draft_code_unreadable', message);
    }
    // Facts and tags share one name space; code lists have their own.
    const name = kind === 'code_list' ? `code list ${code}` : code;
    if (seen.has(name)) throw refusal('draft_repeated', `There are two drafts of "${code}".`);
    seen.add(name);
    const most = kind === 'code_list' ? LIST_BYTES : LIMITS.definitionBytes;
    if (body !== null && Buffer.byteLength(JSON.stringify(body)) > most) {
      throw refusal('draft_too_large', `The draft of "${code}" has more than ${most} bytes.`);
    }
  }
}

/** The same for the same drafts, in whatever order they come. */
export function hashOfDrafts(drafts: readonly Draft[]): string {
  const nameOf = ({ code, kind }: Draft): string => `${code} ${kind}`;
  const ordered = drafts.toSorted((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  return hashOf(ordered.map(({ kind, code, body }) => ({ kind, code, body })));
}

/** The codes of the facts and tags among the drafts. */
export function draftedCodes(drafts: readonly Draft[]): Set<string> {
  return new Set(drafts.filter(({ kind }) => kind !== 'code_list').map(({ code }) => code));
}

/** The drafts that are facts and tags, as they are checked. */
export function definitionDrafts(drafts: readonly Draft[]): DefinitionDraft[] {
  return drafts.flatMap(({ kind, code, body, text }): DefinitionDraft[] => {
    if (kind === 'code_list') return [];
    if (body === null) return [{ kind, code, file: null }];
    const file = text === undefined ? textOfBody(code, { ...body }) : { file: code, text };
    return [{ kind, code, file }];
  });
}

/** The drafts that are code lists, as they are laid over those in force. */
export function codeListDrafts(drafts: readonly Draft[]): CodeListDraft[] {
  return drafts
    .filter(({ kind }) => kind === 'code_list')
    .map(({ kind, code, body, text }) => ({
      ...{ kind, code },
      text: body === null ? null : (text ?? JSON.stringify(body)),
    }));
}

function refusal(code: string, message: string): DomainError {
  return new DomainError(code, message);
}

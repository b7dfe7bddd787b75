import type { OverlaidCatalog } from '@tagwright/catalog';
import type { Diagnostic } from '@tagwright/kernel';
import { isReadable, type DefinitionFile, type DefinitionSet } from '@tagwright/rules';
import type { ActiveDefinitions, LoadedDefinitions } from './active-definitions.service.js';
import { checkFiles, type CheckedDefinitions } from './check-definitions.js';
import type { DefinitionKind } from './definition-version.entity.js';
import { dependentsOf } from './dependents-of.js';
import { documentTexts } from './document-texts.js';
import { listUsers } from './list-users.js';
import { neededCodes } from './needed-codes.js';
import { readableDefinitions, textOfBody } from './written-definition.js';

/** A fact or tag as somebody wants it to be. */
export interface DefinitionDraft {
  readonly kind: DefinitionKind;
  readonly code: string;
  /** The text, and under which name its findings are told; null when it is to be retired. */
  readonly file: DefinitionFile | null;
}

/**
 * Looks at drafts as if they were in force: the drafts themselves with their examples, and whatever
 * rests on them or on the code lists that come with them.
 * @param active what is in force, as far as it fits the catalog
 * @param overlaid the catalog with the code lists that come with the drafts
 * @returns what would be in force, as far as nothing is wrong with it
 */
export async function checkDrafts(
  drafts: readonly DefinitionDraft[],
  active: ActiveDefinitions & Partial<Pick<LoadedDefinitions, 'diagnostics'>>,
  { catalog, changed }: OverlaidCatalog,
): Promise<CheckedDefinitions> {
  const drafted = new Set(drafts.map(({ code }) => code));
  const touched = new Set([...drafted, ...listUsers(active.set, catalog, changed)]);
  const asked = new Set([...touched, ...dependentsOf(active.set, touched)]);
  const own = drafts.flatMap(({ file }) => (file === null ? [] : [file]));
  const rest = [...active.versions.values()].filter(({ code }) => !drafted.has(code));
  const check = (needed: ReadonlySet<string> | null): Promise<CheckedDefinitions> => {
    const others = rest.filter(({ code }) => needed?.has(code) ?? true);
    const files = [...own, ...others.map(({ code, body }) => fileOf(code, body))];
    return checkFiles(files, catalog, ({ code }) => asked.has(code));
  };
  const isWhole = changed.size > 0 || (active.diagnostics ?? []).length > 0;
  const needed = isWhole ? null : neededCodes(active.set, own, asked);
  const first = await check(needed);
  // What is found is told as over all definitions: they make the proposals. A failed example has none.
  const isUnread = first.diagnostics.some(
    ({ severity, code }) => severity === 'error' && code !== 'example_fails',
  );
  const { set, diagnostics } = isUnread && needed !== null ? await check(null) : first;
  // What nobody drafted was as it is before: of it only what stops or warns is news.
  const names = new Set(own.map(({ file }) => file));
  const told = diagnostics.filter(
    ({ severity, file }) => severity !== 'info' || names.has(file ?? ''),
  );
  return {
    set: merged(active.set, set, drafted),
    diagnostics: [...drafts.flatMap((draft) => mistakeOf(draft, active) ?? []), ...told],
  };
}

/** Of bodies in force, so that they are not written and read anew with each draft. */
const files = new WeakMap<object, DefinitionFile>();

function fileOf(code: string, body: Readonly<Record<string, unknown>>): DefinitionFile {
  const file = files.get(body) ?? textOfBody(code, body);
  files.set(body, file);
  return file;
}

/** What was not drafted is as it is. */
function merged(
  active: DefinitionSet,
  read: DefinitionSet,
  drafted: ReadonlySet<string>,
): DefinitionSet {
  const over = <T>(old: ReadonlyMap<string, T>, now: ReadonlyMap<string, T>): Map<string, T> => {
    const kept = [...old].filter(([code]) => !drafted.has(code));
    const changed = [...now].filter(([code]) => drafted.has(code));
    return new Map([...kept, ...changed].sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return { facts: over(active.facts, read.facts), tags: over(active.tags, read.tags) };
}

/** A draft is one definition, and the one that it says. */
function mistakeOf(
  { kind, code, file }: DefinitionDraft,
  { versions }: ActiveDefinitions,
): Diagnostic | undefined {
  if (file === null) {
    if (versions.get(code)?.kind === kind) return undefined;
    const message = `There is no active ${kind} "${code}" to retire.`;
    return { code: 'draft_retires_nothing', severity: 'error', message, file: code };
  }
  // What cannot be read is reported by the reader.
  if (!isReadable(file)) return undefined;
  const [first, ...rest] = readableDefinitions([file]);
  const isOne = rest.length === 0 && documentTexts(file.text).length === 1;
  if (isOne && first?.code === code && first.body[kind] === code) return undefined;
  const message = `This must be one definition, of the ${kind} "${code}".`;
  const place = { file: file.file, line: 1, column: 1 };
  return { code: 'wrong_definition', severity: 'error', message, ...place };
}

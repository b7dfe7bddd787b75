import type { ChangeItem, PlannedChange } from '@tagwright/changes';
import { classifyChange, definitionOf, neededSet, type DefinitionSet } from '@tagwright/rules';
import type { DefinitionKind } from './definition-version.entity.js';
import { FIRST_VERSION, nextVersion } from './next-version.js';

/** What the database has of one definition. */
interface StoredVersion {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly version: string;
}

export interface VersionInput {
  readonly items: readonly (ChangeItem & { readonly kind: DefinitionKind })[];
  /** What is in force with the items in it, as far as nothing is wrong with it. */
  readonly set: DefinitionSet;
  /** What is in force, as far as it fits the catalog. */
  readonly activeSet: DefinitionSet;
  readonly active: ReadonlyMap<string, StoredVersion>;
  /** The highest version ever given to a definition, by kind and code. */
  readonly latest: (kind: DefinitionKind, code: string) => string | undefined;
}

/** Which version each item would get: a changed meaning is a major, a threshold a minor, a text a patch. */
export function planVersions(input: VersionInput): PlannedChange[] {
  return input.items.map((item) => {
    const { kind, code, text } = item;
    const active = input.active.get(code);
    const holder = text === null ? input.activeSet : input.set;
    const change = changeOf(item, active, input);
    const before = input.latest(kind, code);
    return {
      kind,
      code,
      from: active?.version ?? null,
      to: text === null ? null : versionAfter(before, change),
      change,
      category: categoryOf(holder, code),
      personal: isPersonal(holder, code),
    };
  });
}

function changeOf(
  { kind, code, text }: VersionInput['items'][number],
  active: StoredVersion | undefined,
  { set, activeSet }: VersionInput,
): PlannedChange['change'] {
  if (text === null) return 'retired';
  if (active?.kind !== kind) return 'new';
  const [from, to] = [definitionOf(activeSet, code), definitionOf(set, code)];
  // What no longer fits the catalog cannot be compared: its meaning has changed.
  return from === undefined || to === undefined ? 'major' : classifyChange(from, to);
}

/** A text that says the same gets a version too: it was approved as it is. */
function versionAfter(before: string | undefined, change: PlannedChange['change']): string {
  if (before === undefined) return FIRST_VERSION;
  if (change === 'minor' || change === 'patch') return nextVersion(before, change);
  return nextVersion(before, change === 'none' ? 'patch' : 'major');
}

function categoryOf(set: DefinitionSet, code: string): string | null {
  return set.tags.get(code)?.category ?? set.facts.get(code)?.group ?? null;
}

/** Whether anything that it is computed from is closer to a person than a pseudonym. */
function isPersonal(set: DefinitionSet, code: string): boolean {
  const facts = [...neededSet(set, code).facts.values()];
  return facts.some(({ pii }) => pii !== 'none' && pii !== 'pseudonym');
}

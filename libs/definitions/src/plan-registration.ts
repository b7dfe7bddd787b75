import {
  classifyChange,
  type DefinitionSet,
  type FactDefinition,
  type TagDefinition,
} from '@tagwright/rules';
import type { DefinitionKind } from './definition-version.entity.js';
import { FIRST_VERSION, nextVersion } from './next-version.js';
import type { WrittenDefinition } from './written-definition.js';

/** What the database has of one definition. */
interface StoredVersion {
  readonly id: number;
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly contentHash: string;
}

export interface RegistrationInput {
  readonly written: readonly WrittenDefinition[];
  /** What `written` means. */
  readonly set: DefinitionSet;
  readonly active: readonly StoredVersion[];
  /** What `active` means, as far as it still fits the catalog. */
  readonly activeSet: DefinitionSet;
  /** The highest version ever given to a definition, by kind and code. */
  readonly latest: (kind: DefinitionKind, code: string) => string | undefined;
}

export interface PlannedVersion {
  readonly definition: WrittenDefinition;
  readonly version: string;
}

/** Which versions to add and which to retire so that the written definitions become active. */
export interface Registration {
  readonly add: readonly PlannedVersion[];
  readonly retire: readonly StoredVersion[];
}

/** Compares what was written with what is active; definitions that say the same stay untouched. */
export function planRegistration(input: RegistrationInput): Registration {
  const active = new Map(input.active.map((version) => [version.code, version]));
  const add = input.written.flatMap((definition) => {
    const version = versionOf(definition, active.get(definition.code), input);
    return version === undefined ? [] : [{ definition, version }];
  });
  const written = new Set(input.written.map(({ code }) => code));
  const replaced = new Set(add.map(({ definition }) => definition.code));
  const retire = input.active.filter(({ code }) => replaced.has(code) || !written.has(code));
  return { add, retire };
}

/** The version to give, or undefined when the definition says what the active one says. */
function versionOf(
  definition: WrittenDefinition,
  active: StoredVersion | undefined,
  { set, activeSet, latest }: RegistrationInput,
): string | undefined {
  const { kind, code, contentHash } = definition;
  const before = latest(kind, code);
  if (before === undefined) return FIRST_VERSION;
  if (active?.kind !== kind) return nextVersion(before, 'major');
  if (active.contentHash === contentHash) return undefined;
  const [from, to] = [definitionOf(activeSet, code), definitionOf(set, code)];
  // What no longer fits the catalog cannot be compared: its meaning has changed.
  const change = from === undefined || to === undefined ? 'major' : classifyChange(from, to);
  return change === 'none' ? undefined : nextVersion(before, change);
}

function definitionOf(
  { facts, tags }: DefinitionSet,
  code: string,
): FactDefinition | TagDefinition | undefined {
  return facts.get(code) ?? tags.get(code);
}

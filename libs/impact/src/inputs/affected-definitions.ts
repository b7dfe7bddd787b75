import type { ResultKeys } from '@tagwright/compiler';
import type { DefinitionSet, Subject, ValueType } from '@tagwright/rules';

/** A column whose values another rule may decide otherwise. */
export interface AffectedColumn {
  readonly kind: 'fact' | 'tag';
  readonly code: string;
  readonly subject: Subject;
  readonly change: 'added' | 'changed' | 'retired';
  /** Null where there is none: before it is added, after it is retired. */
  readonly before: ValueType | null;
  readonly after: ValueType | null;
}

interface Side {
  readonly set: DefinitionSet;
  readonly keys: ResultKeys;
}

/**
 * The facts and tags that do not have the same inputs and rules all the way down, in the order of
 * their codes: those that were drafted and those that rest on them.
 */
export function affectedColumns(before: Side, after: Side): AffectedColumn[] {
  return [...affected('fact', before, after), ...affected('tag', before, after)];
}

function affected(kind: 'fact' | 'tag', before: Side, after: Side): AffectedColumn[] {
  const [from, to] = [keysOf(kind, before), keysOf(kind, after)];
  const codes = [...new Set([...from.keys(), ...to.keys()])].sort();
  return codes.flatMap((code) => {
    if (from.get(code) === to.get(code)) return [];
    const [old, now] = [definition(kind, code, before), definition(kind, code, after)];
    // One that moved to another subject is gone there and new here.
    const parts = old !== undefined && now !== undefined && old.subject !== now.subject;
    if (parts) return [column(kind, code, old, undefined), column(kind, code, undefined, now)];
    return [column(kind, code, old, now)];
  });
}

interface Definition {
  readonly subject: Subject;
  readonly type: ValueType;
}

function column(
  kind: 'fact' | 'tag',
  code: string,
  old: Definition | undefined,
  now: Definition | undefined,
): AffectedColumn {
  const subject = (now ?? old)?.subject ?? 'customer';
  const change = old === undefined ? 'added' : now === undefined ? 'retired' : 'changed';
  return { kind, code, subject, change, before: old?.type ?? null, after: now?.type ?? null };
}

function keysOf(kind: 'fact' | 'tag', { keys }: Side): ReadonlyMap<string, string> {
  return kind === 'fact' ? keys.factColumns : keys.tags;
}

function definition(kind: 'fact' | 'tag', code: string, side: Side): Definition | undefined {
  if (!keysOf(kind, side).has(code)) return undefined;
  return kind === 'fact' ? side.set.facts.get(code) : side.set.tags.get(code);
}

import { DomainError, sha256Hex } from '@tagwright/kernel';
import type { EntityManager } from 'typeorm';
import type { ChangeItem, GovernedKind } from './change-set.js';
import type { GovernedObjectRegistry } from './governed-object-registry.js';

/** The text in force, null when there is none. */
export async function activeText(
  manager: EntityManager,
  registry: GovernedObjectRegistry,
  kind: GovernedKind,
  code: string,
): Promise<string | null> {
  const active = await registry.of(kind).active(manager, kind, [code]);
  return active.get(code)?.text ?? null;
}

/** What a draft of the object would now be based on: the hash of the text in force, null if none. */
export async function currentBase(
  manager: EntityManager,
  registry: GovernedObjectRegistry,
  kind: GovernedKind,
  code: string,
): Promise<string | null> {
  const text = await activeText(manager, registry, kind, code);
  return text === null ? null : sha256Hex(text);
}

/** The items whose object has changed since their draft began. */
export async function movedItems(
  manager: EntityManager,
  registry: GovernedObjectRegistry,
  items: readonly ChangeItem[],
): Promise<ChangeItem[]> {
  const moved: ChangeItem[] = [];
  for (const item of items) {
    const base = await currentBase(manager, registry, item.kind, item.code);
    if (base !== item.baseHash) moved.push(item);
  }
  return moved;
}

/** @throws DomainError `base_moved` when another change came into force meanwhile */
export async function refuseMoved(
  manager: EntityManager,
  registry: GovernedObjectRegistry,
  items: readonly ChangeItem[],
): Promise<void> {
  const moved = await movedItems(manager, registry, items);
  if (moved.length === 0) return;
  const names = moved.map(({ kind, code }) => `${kind} ${code}`);
  throw new DomainError(
    'base_moved',
    `Another change to ${names.join(', ')} has come into force since this draft began: look at it, then rebase the draft.`,
    { kind: 'conflict', details: { objects: names } },
  );
}

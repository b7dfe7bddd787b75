import { Injectable } from '@nestjs/common';
import type { AuditedTransaction } from '@tagwright/audit';
import type { EntityManager } from 'typeorm';
import type { ChangeItem, ChangeSet, GovernedKind, PlannedChange } from './change-set.js';
import type { CheckedItems, GovernedObjects } from './governed-objects.js';

/** Who deals with which kind of object: libraries register themselves at the start. */
@Injectable()
export class GovernedObjectRegistry {
  private readonly all = new Set<GovernedObjects>();

  register(objects: GovernedObjects): void {
    this.all.add(objects);
  }

  /** @throws Error when no library has registered the kind */
  of(kind: GovernedKind): GovernedObjects {
    for (const objects of this.all) if (objects.kinds.includes(kind)) return objects;
    throw new Error(`No library deals with objects of kind ${kind}.`);
  }

  /** What all of them find; each sees all items. */
  async check(manager: EntityManager, items: readonly ChangeItem[]): Promise<CheckedItems> {
    const checked: CheckedItems[] = [];
    for (const objects of this.all) checked.push(await objects.check(manager, items));
    return {
      diagnostics: checked.flatMap(({ diagnostics }) => diagnostics),
      changes: checked.flatMap(({ changes }) => changes),
    };
  }

  async approve(
    manager: EntityManager,
    set: ChangeSet,
    changes: readonly PlannedChange[],
  ): Promise<void> {
    for (const objects of this.all) await objects.approve(manager, set, changes);
  }

  async withdraw(manager: EntityManager, set: ChangeSet): Promise<void> {
    for (const objects of this.all) await objects.withdraw(manager, set);
  }

  /** Puts a change-set's versions into force and tells of each of its objects. */
  async activate({ manager, record }: AuditedTransaction, set: ChangeSet): Promise<void> {
    for (const objects of this.all) {
      for (const { kind, code, version, contentHash } of await objects.activate(manager, set)) {
        const details = { changeSet: set.id, version, contentHash };
        await record({ action: `${kind}.activated`, object: { kind, code }, details });
      }
    }
    for (const { kind, code } of set.items.filter(({ text }) => text === null)) {
      const details = { changeSet: set.id };
      await record({ action: `${kind}.retired`, object: { kind, code }, details });
    }
  }
}

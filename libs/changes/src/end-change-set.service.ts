import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { lockChangeSet, readChangeSet } from './change-set-rows.js';
import type { ChangeSet } from './change-set.js';
import { beginChangeSet, putItem, type EditedRevision } from './edit-change-set.service.js';
import { underGovernance } from './governance-error.js';
import { GovernedObjectRegistry } from './governed-object-registry.js';
import { activeText } from './item-base.js';
import { moveTo } from './move-change-set.js';

/** Ends change-sets that are not wanted any more, and takes back those in force. */
@Injectable()
export class EndChangeSetService {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly registry: GovernedObjectRegistry,
  ) {}

  /** @throws DomainError `state_refused` when it is in force or has ended already */
  async withdraw(
    actor: Actor,
    { id, revision }: EditedRevision,
    because: string,
  ): Promise<ChangeSet> {
    return underGovernance(() =>
      this.transactions.run(actor, async (change) => {
        const set = await lockChangeSet(change.manager, id, revision);
        const columns = { ended_because: because };
        await moveTo(change, set, 'withdrawn', { columns, details: { because } });
        await this.registry.withdraw(change.manager, set);
        return readChangeSet(change.manager, id);
      }),
    );
  }

  /**
   * A new change-set whose objects are as they were before this one: new versions with the old
   * contents, reviewed like any other.
   * @throws DomainError `not_in_force` for one that is not
   */
  async rollBack(actor: Actor, id: number, reason: string): Promise<ChangeSet> {
    return underGovernance(() =>
      this.transactions.run(actor, async (change) => {
        const { manager } = change;
        const set = await lockChangeSet(manager, id);
        if (set.state !== 'active' || set.origin === 'bootstrap') {
          const message = `Change-set ${id} changed nothing that could be taken back.`;
          throw new DomainError('not_in_force', message, { kind: 'conflict' });
        }
        const asked = { title: `Take back: ${set.title}`, reason, origin: 'rollback' as const };
        const back = await beginChangeSet(change, { ...asked, rollsBack: id });
        for (const item of set.items) {
          const objects = this.registry.of(item.kind);
          const text = await objects.textBefore(manager, set, item);
          const active = await activeText(manager, this.registry, item.kind, item.code);
          if (text !== active) await putItem(change, this.registry, back, { ...item, text });
        }
        return readChangeSet(manager, back.id);
      }),
    );
  }
}

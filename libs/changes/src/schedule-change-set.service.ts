import { Injectable } from '@nestjs/common';
import { AuditedTransactions, type AuditedTransaction } from '@tagwright/audit';
import { DomainError, SYSTEM, type Actor } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { lockChangeSet, readChangeSet } from './change-set-rows.js';
import type { ChangeSet } from './change-set.js';
import type { EditedRevision } from './edit-change-set.service.js';
import { underGovernance } from './governance-error.js';
import { GovernedObjectRegistry } from './governed-object-registry.js';
import { movedItems } from './item-base.js';
import { moveTo } from './move-change-set.js';
import { brokenPins, refuseBroken, type VersionPin } from './version-pins.service.js';

/** Says when what was approved comes into force, and puts it into force when it is due. */
@Injectable()
export class ScheduleChangeSetService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly registry: GovernedObjectRegistry,
  ) {}

  /**
   * @param effectiveAt from when on; null: now
   * @throws DomainError `effective_in_past`, `state_refused`, `change_set_outdated`, and for now
   * `version_pinned`
   */
  async schedule(
    actor: Actor,
    { id, revision }: EditedRevision,
    effectiveAt: Date | null,
  ): Promise<ChangeSet> {
    return underGovernance(() =>
      this.transactions.run(actor, async (change) => {
        const set = await lockChangeSet(change.manager, id, revision);
        if (effectiveAt === null) {
          await this.activate(change, set, refuseBroken);
        } else {
          await refusePast(change, effectiveAt);
          await moveTo(change, set, 'scheduled', {
            columns: { effective_at: effectiveAt },
            details: { effectiveAt: effectiveAt.toISOString() },
          });
        }
        return readChangeSet(change.manager, id);
      }),
    );
  }

  /** Takes the date back; the change-set stays approved. */
  async unschedule(actor: Actor, { id, revision }: EditedRevision): Promise<ChangeSet> {
    return underGovernance(() =>
      this.transactions.run(actor, async (change) => {
        const set = await lockChangeSet(change.manager, id, revision);
        await moveTo(change, set, 'approved', { columns: { effective_at: null } });
        return readChangeSet(change.manager, id);
      }),
    );
  }

  /** Puts into force whatever is due by the database's clock; returns the change-sets' ids. */
  async activateDue(): Promise<number[]> {
    const due = await this.dataSource.query<{ id: number }[]>(
      `SELECT id FROM change_set WHERE state = 'scheduled' AND effective_at <= now()
       ORDER BY effective_at, id`,
    );
    const done: number[] = [];
    for (const { id } of due) {
      const isDone = await underGovernance(() =>
        this.transactions.run(SYSTEM, async (change) => {
          const set = await lockChangeSet(change.manager, id);
          // Somebody else may have been faster, or have taken the date back.
          if (set.state !== 'scheduled') return false;
          return this.activateUnpinned(change, set);
        }),
      );
      if (isDone) done.push(id);
    }
    return done;
  }

  /** What somebody relies on waits, scheduled as it is. */
  private async activateUnpinned(change: AuditedTransaction, set: ChangeSet): Promise<boolean> {
    let waits = false;
    await this.activate(change, set, (pins) => {
      waits = pins.length > 0;
    });
    return !waits;
  }

  /**
   * What no longer fits what is in force is superseded instead: it was not approved for that.
   * @param onPins is told whom it would break; while there is anybody, nothing happens
   */
  private async activate(
    change: AuditedTransaction,
    set: ChangeSet,
    onPins: (pins: readonly VersionPin[]) => void,
  ): Promise<void> {
    const { manager } = change;
    // Activations wait for one another: each is checked against what the one before left.
    await manager.query('LOCK TABLE definition_version IN SHARE ROW EXCLUSIVE MODE');
    const moved = await movedItems(manager, this.registry, set.items);
    if (moved.length > 0) {
      const names = moved.map(({ kind, code }) => `${kind} ${code}`).join(', ');
      await this.supersede(change, set, `Another change to ${names} came into force before.`);
      return;
    }
    const { diagnostics, changes } = await this.registry.check(manager, set.items);
    const broken = diagnostics.find(({ severity }) => severity === 'error');
    if (broken !== undefined) {
      await this.supersede(change, set, `It no longer fits what is in force: ${broken.message}`);
      return;
    }
    const pins = await brokenPins(manager, changes);
    onPins(pins);
    if (pins.length > 0) return;
    await moveTo(change, set, 'active', { details: { digest: set.digest } });
    if (set.rollsBack !== null) {
      const object = { kind: 'change_set', code: String(set.rollsBack) };
      await change.record({ action: 'change_set.rolled_back', object, details: { by: set.id } });
    }
    await this.registry.activate(change, { ...set, state: 'active' });
  }

  private async supersede(
    change: AuditedTransaction,
    set: ChangeSet,
    because: string,
  ): Promise<void> {
    await moveTo(change, set, 'superseded', {
      columns: { ended_because: because },
      details: { because },
    });
    await this.registry.withdraw(change.manager, set);
  }
}

async function refusePast({ manager }: AuditedTransaction, effectiveAt: Date): Promise<void> {
  const [row] = await manager.query<[{ past: boolean }]>('SELECT $1::timestamptz < now() AS past', [
    effectiveAt,
  ]);
  if (!row.past) return;
  const message = 'A change cannot come into force in the past; leave the time out for now.';
  throw new DomainError('effective_in_past', message);
}

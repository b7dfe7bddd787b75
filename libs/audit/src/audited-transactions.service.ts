import { Injectable } from '@nestjs/common';
import type { Actor } from '@tagwright/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import type { AuditEvent } from './audit-event.js';
import { recordEvent } from './record-event.js';

/** A transaction in which somebody changes something that is governed. */
export interface AuditedTransaction {
  readonly manager: EntityManager;
  readonly actor: Actor;
  /** Writes down what happened; it commits with the change. */
  readonly record: (event: AuditEvent) => Promise<void>;
}

/** Changes and the events that tell of them, in one transaction, by somebody the database knows. */
@Injectable()
export class AuditedTransactions {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Does work in a transaction in which the database's own checks see the actor
   * (`tagwright.person`, `tagwright.account`; both empty outside of such a transaction).
   */
  run<T>(actor: Actor, work: (change: AuditedTransaction) => Promise<T>): Promise<T> {
    return this.dataSource.transaction(async (manager) => {
      await manager.query(
        `SELECT set_config('tagwright.person', $1, true), set_config('tagwright.account', $2, true)`,
        [actor.person ?? '', actor.account],
      );
      return work({ manager, actor, record: (event) => recordEvent(manager, actor, event) });
    });
  }
}

import { Injectable } from '@nestjs/common';
import { AuditedTransactions, type AuditedTransaction } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { TEST_EVENT } from '../events/event-types.js';
import type { Webhook } from '../webhook.js';
import { readWebhook, webhookObject } from './webhook-rows.js';

export const MISSED = ['send', 'skip'] as const;

/** Whether what was missed meanwhile is still told. */
export type Missed = (typeof MISSED)[number];

/** Pauses webhooks, lets them go on, and tries them. */
@Injectable()
export class ControlWebhookService {
  constructor(private readonly transactions: AuditedTransactions) {}

  /** Nothing is sent any more; what happens meanwhile waits. @throws DomainError `webhook_not_found` */
  async pause(actor: Actor, id: number): Promise<Webhook> {
    return this.change(actor, id, async ({ manager, record }) => {
      await manager.query(
        `UPDATE webhook SET state = 'paused', stopped_because = NULL WHERE id = $1`,
        [id],
      );
      await record({ action: 'webhook.paused', object: webhookObject(id) });
    });
  }

  /** Goes on after a pause, or after the product had set it aside. @throws DomainError `webhook_not_found` */
  async resume(actor: Actor, id: number, missed: Missed): Promise<Webhook> {
    return this.change(actor, id, async ({ manager, record }) => {
      if (missed === 'skip') await skipAll(manager, id);
      await manager.query(
        `UPDATE webhook SET state = 'active', stopped_because = NULL, failures = 0,
           failing_since = NULL, not_before = NULL WHERE id = $1`,
        [id],
      );
      await record({ action: 'webhook.resumed', object: webhookObject(id), details: { missed } });
    });
  }

  /**
   * Has an event sent that says nothing, in its turn; who waits after a failure is tried at once.
   * @throws DomainError `webhook_not_found`, `webhook_stopped`
   */
  async test(actor: Actor, id: number): Promise<Webhook> {
    return this.change(actor, id, async ({ manager, record }, { state }) => {
      if (state !== 'active') {
        throw new DomainError('webhook_stopped', `Nothing is sent to webhook ${id}; resume it.`, {
          kind: 'conflict',
        });
      }
      await manager.query('UPDATE webhook SET not_before = NULL WHERE id = $1', [id]);
      await record({ action: TEST_EVENT, object: webhookObject(id) });
    });
  }

  private change(
    actor: Actor,
    id: number,
    work: (change: AuditedTransaction, webhook: Webhook) => Promise<void>,
  ): Promise<Webhook> {
    return this.transactions.run(actor, async (change) => {
      await work(change, await readWebhook(change.manager, id, 'FOR UPDATE'));
      return readWebhook(change.manager, id);
    });
  }
}

async function skipAll(manager: AuditedTransaction['manager'], id: number): Promise<void> {
  await manager.query(
    `UPDATE webhook_delivery SET state = 'skipped' WHERE webhook_id = $1 AND state = 'waiting'`,
    [id],
  );
  await manager.query(
    `UPDATE webhook SET position = greatest(position, (SELECT coalesce(max(sequence), 0) FROM audit_seal))
     WHERE id = $1`,
    [id],
  );
}

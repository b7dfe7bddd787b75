import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import type { Delivery } from '../webhook.js';
import { readWebhook, webhookObject } from './webhook-rows.js';

const DELIVERIES = `
SELECT d.id, s.hash AS event, d.type, e.object_kind || '/' || e.object_code AS subject, d.state,
  d.attempts, d.status, d.problem, d.answer, d.seconds, d.attempted_at AS "attemptedAt",
  e.occurred_at AS "occurredAt"
FROM webhook_delivery d JOIN audit_seal s ON s.sequence = d.sequence
  JOIN audit_event e ON e.id = s.event_id`;

export interface FindDeliveries {
  readonly limit: number;
  /** Those with a lower id only. */
  readonly before?: number;
  /** How many of them to pass over. */
  readonly skip?: number;
}

/** What was sent to a webhook, and what of it is sent again or given up by hand. */
@Injectable()
export class DeliveriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
  ) {}

  /** Newest first. @throws DomainError `webhook_not_found` */
  async list(
    webhookId: number,
    { limit, before, skip = 0 }: FindDeliveries,
  ): Promise<{ items: Delivery[]; total: number }> {
    await readWebhook(this.dataSource, webhookId);
    const [{ total }] = await this.dataSource.query<[{ total: number }]>(
      'SELECT count(*)::int AS total FROM webhook_delivery WHERE webhook_id = $1',
      [webhookId],
    );
    const items = await this.dataSource.query<Delivery[]>(
      `${DELIVERIES} WHERE d.webhook_id = $1 AND ($2::int IS NULL OR d.id < $2)
       ORDER BY d.id DESC LIMIT $3 OFFSET $4`,
      [webhookId, before ?? null, limit, skip],
    );
    return { items, total };
  }

  /**
   * Sends it again under the same id, before whatever came later and still waits.
   * @throws DomainError `delivery_not_found`, also while it waits anyway
   */
  async redeliver(actor: Actor, webhookId: number, id: number): Promise<Delivery> {
    return this.move(actor, webhookId, id, 'waiting');
  }

  /** Gives it up, so that those after it may go. @throws DomainError `delivery_not_found` */
  async skip(actor: Actor, webhookId: number, id: number): Promise<Delivery> {
    return this.move(actor, webhookId, id, 'skipped');
  }

  private move(
    actor: Actor,
    webhookId: number,
    id: number,
    state: 'waiting' | 'skipped',
  ): Promise<Delivery> {
    return this.transactions.run(actor, async ({ manager, record }) => {
      const [, count] = await manager.query<[unknown[], number]>(
        `UPDATE webhook_delivery SET state = $3
         WHERE webhook_id = $1 AND id = $2 AND (state = 'waiting') <> ($3 = 'waiting')`,
        [webhookId, id, state],
      );
      if (count === 0) throw notFound(webhookId, id, state);
      // Who waits after a failure is tried at once.
      await manager.query('UPDATE webhook SET not_before = NULL WHERE id = $1', [webhookId]);
      const [delivery] = await manager.query<[Delivery]>(`${DELIVERIES} WHERE d.id = $1`, [id]);
      const action = state === 'waiting' ? 'webhook.redelivered' : 'webhook.delivery_skipped';
      const details = { delivery: id, event: delivery.event };
      await record({ action, object: webhookObject(webhookId), details });
      return delivery;
    });
  }
}

function notFound(webhookId: number, id: number, state: 'waiting' | 'skipped'): DomainError {
  const which = state === 'waiting' ? 'that is over' : 'that waits';
  const message = `Webhook ${webhookId} has no delivery ${id} ${which}.`;
  return new DomainError('delivery_not_found', message, { kind: 'not_found' });
}

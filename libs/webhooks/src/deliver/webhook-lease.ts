import { recordEvent } from '@tagwright/audit';
import { SYSTEM } from '@tagwright/kernel';
import type { DataSource, EntityManager } from 'typeorm';
import { SEALED_EVENT, type SealedEvent } from '../events/sealed-event.js';
import { webhookObject } from '../manage/webhook-rows.js';
import type { SendOutcome } from '../send/post-event.js';
import type { DeliveryTimes } from '../webhook-settings.js';
import type { StopReason } from '../webhook.js';
import { waitAfter } from './wait-after.js';

/** What is to be sent next, with the address and the secrets of this moment. */
export interface NextDelivery extends SealedEvent {
  readonly id: number;
  readonly url: string;
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
}

/** Standard Webhooks: the receiver is gone and wants nothing any more. */
const GONE = 410;

/**
 * The right to send to one webhook, on the database's time: whoever has it sends one event after the
 * other. It is renewed with each; who dies with it loses it after a while, and who lost it writes
 * nothing down any more.
 */
export class WebhookLease {
  private constructor(
    private readonly dataSource: DataSource,
    private readonly times: DeliveryTimes,
    readonly webhookId: number,
    private readonly token: string,
  ) {}

  /**
   * Takes webhooks for which something waits and whose time has come.
   * @param which so many at most, of all or of one alone
   */
  static async take(
    dataSource: DataSource,
    times: DeliveryTimes,
    { limit, only = null }: { readonly limit: number; readonly only?: number | null },
  ): Promise<WebhookLease[]> {
    if (limit === 0) return [];
    const [rows] = await dataSource.query<[{ id: number; token: string }[], number]>(
      `UPDATE webhook SET lease_token = gen_random_uuid(),
         lease_until = now() + make_interval(secs => $1)
       WHERE id IN (
         SELECT id FROM webhook w
         WHERE state = 'active' AND (not_before IS NULL OR not_before <= now())
           AND ($3::integer IS NULL OR id = $3)
           AND (lease_until IS NULL OR lease_until < now())
           AND EXISTS (SELECT FROM webhook_delivery WHERE webhook_id = w.id AND state = 'waiting')
         ORDER BY not_before NULLS FIRST, id LIMIT $2 FOR UPDATE SKIP LOCKED)
       RETURNING id, lease_token AS token`,
      [times.lease, limit, only],
    );
    return rows.map(({ id, token }) => new WebhookLease(dataSource, times, id, token));
  }

  /** Renews the lease; null when nothing waits, nothing is to be sent now, or the lease is lost. */
  async next(): Promise<NextDelivery | null> {
    return this.dataSource.transaction(async (manager) => {
      const [, held] = await manager.query<[unknown[], number]>(
        `UPDATE webhook SET lease_until = now() + make_interval(secs => $3)
         WHERE id = $1 AND lease_token = $2 AND state = 'active'`,
        [this.webhookId, this.token, this.times.lease],
      );
      if (held === 0) return null;
      const [next] = await manager.query<NextDelivery[]>(
        `SELECT d.id, w.url, w.secret,
           CASE WHEN w.previous_until > now() THEN w.previous_secret END AS "previousSecret", ${SEALED_EVENT}
         FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
           JOIN audit_seal s ON s.sequence = d.sequence JOIN audit_event e ON e.id = s.event_id
         WHERE d.webhook_id = $1 AND d.state = 'waiting' ORDER BY d.sequence LIMIT 1`,
        [this.webhookId],
      );
      return next ?? null;
    });
  }

  /** Writes down what became of an attempt; false when no more is to be sent under this lease. */
  async record(deliveryId: number, outcome: SendOutcome): Promise<boolean> {
    const { problem, status, answer, seconds } = outcome;
    return this.dataSource.transaction(async (manager) => {
      const isHeld = await (problem === null
        ? this.recordSuccess(manager)
        : this.recordFailure(manager, status));
      if (!isHeld) return false;
      await manager.query(
        `UPDATE webhook_delivery SET attempts = attempts + 1, status = $2, problem = $3, answer = $4,
           seconds = $5, attempted_at = now(),
           state = CASE WHEN $3::text IS NULL THEN 'delivered' ELSE state END
         WHERE id = $1`,
        [deliveryId, status, problem, answer, seconds],
      );
      return problem === null;
    });
  }

  /** Lets others have it at once. */
  async release(): Promise<void> {
    await this.dataSource.query(
      `UPDATE webhook SET lease_token = NULL, lease_until = NULL WHERE id = $1 AND lease_token = $2`,
      [this.webhookId, this.token],
    );
  }

  private async recordSuccess(manager: EntityManager): Promise<boolean> {
    const [, held] = await manager.query<[unknown[], number]>(
      `UPDATE webhook SET failures = 0, failing_since = NULL, not_before = NULL
       WHERE id = $1 AND lease_token = $2`,
      [this.webhookId, this.token],
    );
    return held > 0;
  }

  private async recordFailure(manager: EntityManager, status: number | null): Promise<boolean> {
    const [[row]] = await manager.query<[{ failures: number; spent: boolean }[], number]>(
      `UPDATE webhook SET failures = failures + 1, failing_since = coalesce(failing_since, now())
       WHERE id = $1 AND lease_token = $2
       RETURNING failures, failing_since <= now() - make_interval(secs => $3) AS spent`,
      [this.webhookId, this.token, this.times.giveUpAfter],
    );
    if (row === undefined) return false;
    await manager.query(
      `UPDATE webhook SET not_before = now() + make_interval(secs => $2) WHERE id = $1`,
      [this.webhookId, waitAfter(row.failures, this.times, Math.random())],
    );
    if (status === GONE) await this.setAside(manager, 'gone');
    else if (row.spent) await this.setAside(manager, 'failing');
    return true;
  }

  private async setAside(manager: EntityManager, because: StopReason): Promise<void> {
    const [, count] = await manager.query<[unknown[], number]>(
      `UPDATE webhook SET state = 'set_aside', stopped_because = $2 WHERE id = $1 AND state = 'active'`,
      [this.webhookId, because],
    );
    if (count === 0) return;
    const object = webhookObject(this.webhookId);
    await recordEvent(manager, SYSTEM, {
      action: 'webhook.set_aside',
      object,
      details: { because },
    });
  }
}

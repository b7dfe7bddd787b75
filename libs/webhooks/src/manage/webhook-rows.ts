import { DomainError } from '@tagwright/kernel';
import type { EntityManager } from 'typeorm';
import type { Webhook } from '../webhook.js';

/** Columns under the names of `Webhook`. */
export const WEBHOOK_COLUMNS = `
  id, name, url, events, state, stopped_because AS "stoppedBecause", failures,
  failing_since AS "failingSince", CASE state WHEN 'active' THEN not_before END AS "notBefore",
  CASE WHEN previous_until > now() THEN previous_until END AS "previousUntil", account,
  created_at AS "createdAt",
  (SELECT count(*)::int FROM webhook_delivery WHERE webhook_id = webhook.id AND state = 'waiting')
    AS waiting,
  (SELECT max(attempted_at) FROM webhook_delivery WHERE webhook_id = webhook.id AND state = 'delivered')
    AS "deliveredAt"`;

type Asker = Pick<EntityManager, 'query'>;

/** @throws DomainError `webhook_not_found` */
export async function readWebhook(asker: Asker, id: number, lock = ''): Promise<Webhook> {
  const [found] = await asker.query<Webhook[]>(
    `SELECT ${WEBHOOK_COLUMNS} FROM webhook WHERE id = $1 ${lock}`,
    [id],
  );
  if (found !== undefined) return found;
  throw new DomainError('webhook_not_found', `There is no webhook ${id}.`, { kind: 'not_found' });
}

/** What the audit trail is told of an address: paths and queries of others' hooks may be secrets. */
export function addressInTrail(url: string): string {
  return new URL(url).origin;
}

export function webhookObject(id: number): { kind: string; code: string } {
  return { kind: 'webhook', code: String(id) };
}

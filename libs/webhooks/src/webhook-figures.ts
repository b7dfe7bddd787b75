import type { EntityManager } from 'typeorm';
import { WEBHOOK_STATES, type WebhookState } from './webhook.js';

/** How many there are in each state, and how late those are that should be told. */
export interface WebhookFigures {
  readonly states: Readonly<Record<WebhookState, number>>;
  /** Seconds since the first event that an active webhook has not been told; 0 when none waits. */
  readonly lateSeconds: number;
}

/** Looks at webhooks and at what waits for them alone. */
export async function readWebhookFigures(manager: EntityManager): Promise<WebhookFigures> {
  const counted = await manager.query<{ state: WebhookState; count: number }[]>(
    'SELECT state, count(*)::int AS count FROM webhook GROUP BY state',
  );
  const [{ late }] = await manager.query<[{ late: number }]>(
    `SELECT coalesce(extract(epoch FROM now() - min(d.created_at)), 0)::float8 AS late
     FROM webhook_delivery d JOIN webhook w ON w.id = d.webhook_id
     WHERE d.state = 'waiting' AND w.state = 'active'`,
  );
  const numberIn = new Map(counted.map(({ state, count }) => [state, count]));
  const states = WEBHOOK_STATES.map((state) => [state, numberIn.get(state) ?? 0] as const);
  return { states: Object.fromEntries(states) as WebhookFigures['states'], lateSeconds: late };
}

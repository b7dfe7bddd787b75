import type { DataSource, EntityManager } from 'typeorm';
import { TEST_EVENT } from '../events/event-types.js';
import { noticeOf, TOLD_ACTIONS } from '../events/notice-of.js';
import { SEALED_EVENT, type SealedEvent } from '../events/sealed-event.js';

/** Events that are looked at for one webhook in one transaction. */
const BATCH = 1_000;

interface Behind {
  readonly id: number;
  readonly events: readonly string[];
  readonly position: string;
  readonly tail: string;
}

/**
 * Writes down for each webhook which of the events that were sealed since it is to be told. Seals
 * come without gaps in the order in which their events became visible, so that a position says it all.
 */
export async function planDeliveries(dataSource: DataSource): Promise<void> {
  await dataSource.transaction(async (manager) => {
    // Whoever is locked is planned for by another process, or being changed.
    const behind = await manager.query<Behind[]>(
      `SELECT w.id, w.events, w.position::text AS position, t.tail::text AS tail
       FROM webhook w, (SELECT max(sequence) AS tail FROM audit_seal) t
       WHERE w.state = 'active' AND w.position < t.tail FOR UPDATE OF w SKIP LOCKED`,
    );
    for (const webhook of behind) await planFor(manager, webhook);
  });
}

async function planFor(
  manager: EntityManager,
  { id, events, position, tail }: Behind,
): Promise<void> {
  const found = await manager.query<SealedEvent[]>(
    `SELECT ${SEALED_EVENT} FROM audit_seal s JOIN audit_event e ON e.id = s.event_id
     WHERE s.sequence > $1 AND s.sequence <= $2 AND e.action = ANY ($3)
       AND (e.action <> '${TEST_EVENT}' OR e.object_code = $4)
     ORDER BY s.sequence LIMIT ${BATCH}`,
    [position, tail, TOLD_ACTIONS, String(id)],
  );
  const asked = found.flatMap((event) => {
    const type = noticeOf(event)?.type;
    const isAsked = type === TEST_EVENT || events.length === 0 || events.includes(type ?? '');
    return type !== undefined && isAsked ? [{ sequence: event.sequence, type }] : [];
  });
  await manager.query(
    `INSERT INTO webhook_delivery (webhook_id, sequence, type)
     SELECT $1, * FROM unnest($2::bigint[], $3::text[]) ON CONFLICT (webhook_id, sequence) DO NOTHING`,
    [id, asked.map(({ sequence }) => sequence), asked.map(({ type }) => type)],
  );
  const last = found.length < BATCH ? tail : (found.at(-1)?.sequence ?? tail);
  await manager.query('UPDATE webhook SET position = $2 WHERE id = $1', [id, last]);
}

import type { QueryRunner } from 'typeorm';
import type { TrailFinding } from './finding.js';

/** Long enough for any sealer to have seen an event, in seconds. */
const SEALED_WITHIN = 60;

/** Committed events that should have a place in the chain by now. */
export async function findUnsealed(
  session: Pick<QueryRunner, 'query'>,
): Promise<TrailFinding | null> {
  const [row] = (await session.query(
    `SELECT count(*)::int AS events, min(e.id)::text AS first, min(e.occurred_at) AS since
     FROM audit_event e
     WHERE NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id)
       AND e.occurred_at < now() - make_interval(secs => ${SEALED_WITHIN})`,
  )) as { events: number; first: string | null; since: Date }[];
  if (row === undefined || row.first === null) return null;
  const message =
    `${row.events} events have no place in the chain, the first (id ${row.first}) since ` +
    `${row.since.toISOString()}: somebody put them there past the sealer, or no process that seals runs.`;
  return { fault: 'unsealed', sequence: null, message };
}

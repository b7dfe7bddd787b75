import type { EntityManager } from 'typeorm';

/** How far the sealing of events is. */
export interface TrailFigures {
  /** Events that have their place in the chain. */
  readonly sealed: number;
  /** How long the first of the others has waited for it, in seconds; 0 when none waits. */
  readonly unsealedSeconds: number;
}

/** An event of a long transaction may come after so many others; older ones `audit verify` finds. */
const RECENT = 10_000;

/** Cheap to read, however long the trail is. */
export async function readTrailFigures(
  manager: Pick<EntityManager, 'query'>,
): Promise<TrailFigures> {
  const [row] = await manager.query<TrailFigures[]>(
    `SELECT (SELECT coalesce(max(sequence), 0)::float8 FROM audit_seal) AS sealed,
       (SELECT coalesce(extract(epoch FROM now() - min(e.occurred_at)), 0)::float8 FROM audit_event e
        WHERE e.id > (SELECT coalesce(max(event_id), 0) - ${RECENT} FROM audit_seal)
          AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id)) AS "unsealedSeconds"`,
  );
  return row ?? { sealed: 0, unsealedSeconds: 0 };
}

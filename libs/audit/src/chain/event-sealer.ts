import type { QueryRunner } from 'typeorm';
import { EVENT_TEXT, type EventText } from './event-text.js';
import { CHAIN_START, sealHash, stubOf, type Seal } from './seal-hash.js';

/** Events of one transaction of the sealer. */
const BATCH = 2_000;

/** How far the numbering of events had come when no transaction up to `xid` had ended. */
interface Mark {
  readonly lastId: bigint;
  readonly xid: bigint;
}

/** What one look at the events came to. */
export interface SealRound {
  readonly sealed: number;
  /** The end of the chain; null while nothing is sealed. */
  readonly tail: Seal | null;
}

/**
 * Gives every committed event its place in the chain. Ids do not come in the order of commits, so each
 * round looks at all events above a floor: below it nothing is unsealed, and no transaction that is
 * still running can add anything. A transaction that stays open holds up its own events only.
 */
export class EventSealer {
  private floor = 0n;
  private mark: Mark | null = null;

  /**
   * Seals what is committed and not sealed, batch by batch. Only under the sealers' lock; without it
   * the unique keys of the seals refuse the second of two.
   * @param session outside of any transaction
   * @param signal ends the round after the batch at work
   */
  async seal(session: QueryRunner, signal?: AbortSignal): Promise<SealRound> {
    const { lastId, oldestRunning } = await readProgress(session);
    if (this.mark === null && lastId === this.floor) {
      return { sealed: 0, tail: await readTail(session) };
    }
    const settled = this.mark !== null && oldestRunning > this.mark.xid ? this.mark : null;
    // The id was drawn before this number is: whoever drew it has a lower one.
    this.mark ??= { lastId, xid: await newTransactionId(session) };
    let sealed = 0;
    let tail: Seal | null = null;
    for (let after = this.floor; ;) {
      const batch = await inTransaction(session, () => sealBatch(session, after));
      tail = batch.tail;
      sealed += batch.events.length;
      if (batch.events.length < BATCH) break;
      if (signal?.aborted === true) return { sealed, tail };
      after = BigInt(batch.events.at(-1)?.id ?? after);
    }
    if (settled !== null) {
      this.floor = settled.lastId;
      this.mark = null;
    }
    return { sealed, tail };
  }
}

/** The end of the chain. */
export async function readTail(session: Pick<QueryRunner, 'query'>): Promise<Seal | null> {
  const [tail] = (await session.query(
    `SELECT sequence::text AS sequence, previous_hash AS previous, hash FROM audit_seal
     ORDER BY audit_seal.sequence DESC LIMIT 1`,
  )) as Seal[];
  return tail ?? null;
}

async function sealBatch(
  session: QueryRunner,
  after: bigint,
): Promise<{ events: EventText[]; tail: Seal | null }> {
  const events = (await session.query(
    `SELECT ${EVENT_TEXT} FROM audit_event e
     WHERE e.id > $1 AND NOT EXISTS (SELECT FROM audit_seal s WHERE s.event_id = e.id)
     ORDER BY e.id LIMIT ${BATCH}`,
    [String(after)],
  )) as EventText[];
  const before = await readTail(session);
  if (events.length === 0) return { events, tail: before };
  const seals = chain(before, events);
  await session.query(
    `INSERT INTO audit_seal (sequence, event_id, previous_hash, hash)
     SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[])`,
    [
      seals.map(({ sequence }) => sequence),
      events.map(({ id }) => id),
      seals.map(({ previous }) => previous),
      seals.map(({ hash }) => hash),
    ],
  );
  return { events, tail: seals.at(-1) ?? before };
}

/** The seals of events that follow a seal. */
function chain(before: Seal | null, events: readonly EventText[]): Seal[] {
  let previous = before?.hash ?? CHAIN_START;
  let sequence = BigInt(before?.sequence ?? 0);
  return events.map((event) => {
    sequence += 1n;
    const place = { sequence: String(sequence), previous };
    const hash = sealHash(place, stubOf(event));
    previous = hash;
    return { ...place, hash };
  });
}

async function readProgress(
  session: QueryRunner,
): Promise<{ lastId: bigint; oldestRunning: bigint }> {
  const [row] = (await session.query(
    `SELECT last_value::text AS last, pg_snapshot_xmin(pg_current_snapshot())::text AS oldest
     FROM audit_event_id_seq`,
  )) as { last: string; oldest: string }[];
  return { lastId: BigInt(row?.last ?? 0), oldestRunning: BigInt(row?.oldest ?? 0) };
}

async function newTransactionId(session: QueryRunner): Promise<bigint> {
  const [row] = (await session.query('SELECT pg_current_xact_id()::text AS xid')) as {
    xid: string;
  }[];
  return BigInt(row?.xid ?? 0);
}

async function inTransaction<T>(session: QueryRunner, work: () => Promise<T>): Promise<T> {
  await session.startTransaction();
  try {
    const result = await work();
    await session.commitTransaction();
    return result;
  } catch (error) {
    await session.rollbackTransaction().catch(() => undefined); // the first error says more
    throw error;
  }
}

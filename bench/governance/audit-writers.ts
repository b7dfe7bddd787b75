import { setTimeout as delay } from 'node:timers/promises';
import {
  SealEventsService,
  type AuditedTransactions,
  type HeadKeeperService,
} from '@tagwright/audit';
import { SYSTEM } from '@tagwright/kernel';
import type { DataSource } from 'typeorm';

const WRITERS = 100;
const EVENTS_PER_SECOND = 500;
/** How often the bench looks what is sealed, in milliseconds; lags are too long by so much at most. */
const LOOK_EVERY = 50;

export interface WrittenTrail {
  readonly dataSource: DataSource;
  readonly heads: HeadKeeperService;
  readonly transactions: AuditedTransactions;
}

export interface WritersFigures {
  readonly events: number;
  readonly perSecond: number;
  /** Seconds between an event and its seal that 99 of 100 stay below. */
  readonly lagP99: number;
}

/** Writers that each write an event now and then, and the product's own sealer beside them. */
export async function measureWriters(
  trail: WrittenTrail,
  seconds: number,
): Promise<WritersFigures> {
  const sealer = new SealEventsService(trail.dataSource, trail.heads);
  const lags: number[] = [];
  const ended = new AbortController();
  sealer.start();
  const looking = lookForSeals(trail.dataSource, lags, ended.signal);
  const start = performance.now();
  const counts = await Promise.all(
    Array.from({ length: WRITERS }, (_, writer) => write(trail, writer, start, seconds)),
  );
  const events = counts.reduce((sum, count) => sum + count, 0);
  const perSecond = events / ((performance.now() - start) / 1000);
  while (lags.length < events) await delay(LOOK_EVERY);
  ended.abort();
  await looking;
  await sealer.stop();
  lags.sort((a, b) => a - b);
  return { events, perSecond, lagP99: lags[Math.ceil(lags.length * 0.99) - 1] ?? 0 };
}

/** By the clock, so that a slow answer is made up for. */
async function write(
  { transactions }: WrittenTrail,
  writer: number,
  start: number,
  seconds: number,
): Promise<number> {
  const interval = (WRITERS / EVENTS_PER_SECOND) * 1000;
  const count = Math.floor((seconds * 1000) / interval);
  for (let n = 0; n < count; n++) {
    const due = start + (n + writer / WRITERS) * interval;
    await delay(Math.max(0, due - performance.now()));
    await transactions.run(SYSTEM, (change) =>
      change.record({
        action: 'change_set.edited',
        object: { kind: 'change_set', code: String(writer) },
        patch: [{ op: 'replace', path: '/tags/churn_warning/cases/0/when/value', value: n }],
        details: { reason: '试验', n },
      }),
    );
  }
  return count;
}

async function lookForSeals(
  dataSource: DataSource,
  lags: number[],
  signal: AbortSignal,
): Promise<void> {
  let last = '0';
  while (!signal.aborted) {
    const rows = await dataSource.query<{ sequence: string; lag: number }[]>(
      `SELECT s.sequence::text AS sequence,
         extract(epoch FROM clock_timestamp() - e.occurred_at)::float8 AS lag
       FROM audit_seal s JOIN audit_event e ON e.id = s.event_id
       WHERE s.sequence > $1 ORDER BY s.sequence`,
      [last],
    );
    lags.push(...rows.map(({ lag }) => lag));
    last = rows.at(-1)?.sequence ?? last;
    await delay(LOOK_EVERY);
  }
}

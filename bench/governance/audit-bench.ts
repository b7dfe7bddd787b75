import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  AuditedTransactions,
  AuditSettings,
  HeadKeeperService,
  VerifyTrailService,
} from '@tagwright/audit';
import { ENTITIES, MIGRATIONS } from '@tagwright/composition';
import { loadConfig, openDatabase } from '@tagwright/platform';
import type { DataSource } from 'typeorm';
import type { BenchLine } from '../rules/bench-options.js';
import { round } from '../seconds-of.js';
import { wrongAnswer } from '../wrong-answer.js';
import { sealBulk } from './audit-bulk.js';
import { measureWriters } from './audit-writers.js';

export interface AuditBenchOptions {
  /** Events of the trail that is proved. */
  readonly events: number;
  /** How long writers write, in seconds. */
  readonly seconds: number;
  readonly onProgress: (line: string) => void;
}

/**
 * The audit trail: a hundred writers with 500 events a second for a while, how long events wait for
 * their place in the chain, and how long it takes to prove a long chain.
 * @throws DomainError `bench_wrong_answer` when the chain has a gap or a fork, or is not sound
 */
export async function benchAudit(options: AuditBenchOptions): Promise<BenchLine> {
  const home = await mkdtemp(join(tmpdir(), 'tagwright-bench-'));
  const config = loadConfig({ ...process.env, TAGWRIGHT_HOME: home, DATABASE_URL: '' }, home);
  const schema = { entities: ENTITIES, migrations: MIGRATIONS, poolSize: 30 };
  const database = await openDatabase(config, schema);
  try {
    return await measure(options, database.dataSource, new AuditSettings(config));
  } finally {
    await database.close();
    await rm(home, { recursive: true, force: true });
  }
}

async function measure(
  { events, seconds, onProgress }: AuditBenchOptions,
  dataSource: DataSource,
  settings: AuditSettings,
): Promise<BenchLine> {
  const heads = new HeadKeeperService(settings);
  const trail = { dataSource, heads, transactions: new AuditedTransactions(dataSource) };
  onProgress(`100 writers, 500 events a second, for ${seconds} s`);
  const written = await measureWriters(trail, seconds);
  await refuseBroken(dataSource, written.events);
  onProgress(`Writing and sealing events until there are ${events}`);
  const sealedPerSecond = await sealBulk(dataSource, heads, events - written.events);
  onProgress('Proving the chain');
  const found = await new VerifyTrailService(dataSource, settings).verify();
  if (!found.sound || found.events !== events) {
    throw wrongAnswer('A sound chain', events, found.finding ?? found.events);
  }
  return {
    auditEventsPerSecond: round(written.perSecond),
    auditSealLagP99Seconds: round(written.lagP99),
    auditSealedPerSecond: Math.round(sealedPerSecond),
    auditVerifySeconds: found.seconds,
    auditVerifiedEvents: found.events,
  };
}

/** As many seals as events, numbered from 1 without gaps, no place and no predecessor twice. */
async function refuseBroken(dataSource: DataSource, events: number): Promise<void> {
  const [row] = await dataSource.query<Record<string, number>[]>(
    `SELECT count(*)::int AS seals, coalesce(max(sequence), 0)::int AS last,
       count(DISTINCT event_id)::int AS events, count(DISTINCT previous_hash)::int AS predecessors,
       (SELECT count(*)::int FROM audit_event) AS written
     FROM audit_seal`,
  );
  const counts = Object.values(row ?? {});
  if (counts.some((count) => count !== events)) {
    throw wrongAnswer('The chain', events, row);
  }
}

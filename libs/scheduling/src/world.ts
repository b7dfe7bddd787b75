import type { SourceMapping } from '@tagwright/catalog';
import type { RunState } from '@tagwright/materialization';
import type { EntityManager } from 'typeorm';
import type { StartReason } from './schedule-start.entity.js';

/** The newest run that a schedule started. */
export interface StartedRun {
  readonly schedule: string;
  readonly runId: number;
  readonly state: RunState;
  readonly reason: StartReason;
  readonly dueAt: Date;
  readonly slots: number;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
}

/** The version of a dataset that runs read. */
export interface ArrivedVersion {
  readonly id: number;
  readonly dataset: string;
  readonly createdAt: Date;
}

/** What schedules look at, all of one moment of the database. */
export interface World {
  readonly now: Date;
  readonly versions: readonly ArrivedVersion[];
  /** Datasets that an ingestion which waits or is at work may add to. */
  readonly fed: ReadonlySet<string>;
  readonly latest: ReadonlyMap<string, StartedRun>;
}

/** @param codes the schedules whose newest run is wanted */
export async function readWorld(
  manager: EntityManager,
  codes: readonly string[],
  sources: readonly SourceMapping[],
): Promise<World> {
  // Not now(), which stands still while this transaction waits for its turn.
  const [{ now }] = await manager.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
  const versions = await manager.query<ArrivedVersion[]>(
    'SELECT id, dataset, created_at AS "createdAt" FROM dataset_version WHERE active',
  );
  const ingesting = await manager.query<{ source: string }[]>(
    `SELECT DISTINCT params->>'source' AS source FROM run
     WHERE kind = 'ingest' AND state IN ('queued', 'running')`,
  );
  const fed = sources
    .filter(({ source }) => ingesting.some((run) => run.source === source))
    .flatMap(({ targets }) => targets.map(({ dataset }) => dataset));
  return { now, versions, fed: new Set(fed), latest: await readLatest(manager, codes) };
}

async function readLatest(
  manager: EntityManager,
  codes: readonly string[],
): Promise<Map<string, StartedRun>> {
  const started = await manager.query<StartedRun[]>(
    `SELECT s.schedule, s.run_id AS "runId", r.state, s.reason, s.due_at AS "dueAt", s.slots,
            r.created_at AS "createdAt", r.finished_at AS "finishedAt"
     FROM unnest($1::text[]) AS wanted (code)
     CROSS JOIN LATERAL (SELECT * FROM schedule_start WHERE schedule = wanted.code
                         ORDER BY run_id DESC LIMIT 1) s
     JOIN run r ON r.id = s.run_id`,
    [codes],
  );
  return new Map(started.map((run) => [run.schedule, run]));
}

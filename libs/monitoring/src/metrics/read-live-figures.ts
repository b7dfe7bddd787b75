import type { EntityManager } from 'typeorm';
import { readTrailFigures } from '@tagwright/audit';
import { MAIN_PUBLICATION } from '@tagwright/materialization';
import { readWebhookFigures } from '@tagwright/webhooks';
import type { LiveFigures, QueueFigures, SnapshotFigures } from './figures.js';

/** Only rows that an index knows to be few are looked at, however many runs are kept. */
export async function readLiveFigures(manager: EntityManager): Promise<LiveFigures> {
  return {
    queue: await queueFigures(manager),
    datasets: await manager.query(
      'SELECT dataset, rows::float8 AS rows FROM dataset_version WHERE active ORDER BY dataset',
    ),
    snapshot: await snapshotFigures(manager),
    audit: await readTrailFigures(manager),
    webhooks: await readWebhookFigures(manager),
  };
}

async function queueFigures(manager: EntityManager): Promise<QueueFigures> {
  const due = `state = 'queued' AND coalesce(not_before <= now(), true)`;
  const [row] = await manager.query<QueueFigures[]>(
    `SELECT count(*) FILTER (WHERE ${due})::int AS waiting,
       count(*) FILTER (WHERE state = 'running')::int AS running,
       count(*) FILTER (WHERE state = 'queued' AND not_before > now())::int AS retry,
       coalesce(extract(epoch FROM now() - min(coalesce(not_before, created_at))
         FILTER (WHERE ${due})), 0)::float8 AS "oldestSeconds"
     FROM run WHERE state IN ('queued', 'running')`,
  );
  return row ?? { waiting: 0, running: 0, retry: 0, oldestSeconds: 0 };
}

async function snapshotFigures(manager: EntityManager): Promise<SnapshotFigures | null> {
  const [row] = await manager.query<SnapshotFigures[]>(
    `SELECT s.id, extract(epoch FROM now() - p.published_at)::float8 AS "ageSeconds",
       extract(epoch FROM now() - s.as_of)::float8 AS "dataAgeSeconds",
       (SELECT coalesce(json_agg(json_build_object('subject', t->'subject', 'rows', t->'rows')), '[]')
        FROM jsonb_array_elements(s.manifest->'tables') t) AS rows
     FROM publication p JOIN snapshot s ON s.id = p.snapshot_id WHERE p.name = $1`,
    [MAIN_PUBLICATION],
  );
  return row ?? null;
}

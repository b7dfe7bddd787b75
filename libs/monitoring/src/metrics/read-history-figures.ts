import type { EntityManager } from 'typeorm';
import {
  STEP_BUCKETS,
  type HistoryFigures,
  type QuarantineFigures,
  type StepFigures,
} from './figures.js';

/**
 * Counts of all runs that are kept. They come from the database, so a restart loses nothing, several
 * workers are one installation, and runs of commands count like any others.
 */
export async function readHistoryFigures(manager: EntityManager): Promise<HistoryFigures> {
  return {
    runs: await manager.query(
      'SELECT kind, state, count(*)::float8 AS count FROM run GROUP BY kind, state ORDER BY kind, state',
    ),
    steps: await stepFigures(manager),
    quarantine: await quarantineFigures(manager),
  };
}

/** Names of steps go on with a file or a dataset (`read orders.csv`): the first word is the step. */
function stepFigures(manager: EntityManager): Promise<StepFigures[]> {
  const atMost = STEP_BUCKETS.map(
    (bound) => `count(*) FILTER (WHERE seconds <= ${bound})::float8`,
  ).join(', ');
  return manager.query(
    `SELECT kind, step, count(*)::float8 AS count, sum(seconds)::float8 AS seconds,
       ARRAY[${atMost}] AS "atMost"
     FROM (SELECT r.kind, split_part(s.name, ' ', 1) AS step,
             extract(epoch FROM s.finished_at - s.started_at) AS seconds
           FROM run_step s JOIN run r ON r.id = s.run_id WHERE s.state = 'succeeded') t
     GROUP BY kind, step ORDER BY kind, step`,
  );
}

function quarantineFigures(manager: EntityManager): Promise<QuarantineFigures[]> {
  return manager.query(
    `SELECT latest.source, q.dataset, q.reason, q.scope, q.count::float8 AS count
     FROM (SELECT DISTINCT ON (params->>'source') params->>'source' AS source, result
           FROM run WHERE kind = 'ingest' AND state = 'succeeded'
           ORDER BY params->>'source', id DESC) latest,
       jsonb_to_recordset(coalesce(latest.result->'quarantined', '[]'))
         AS q(dataset text, reason text, scope text, count bigint)
     ORDER BY 1, 2, 3, 4`,
  );
}

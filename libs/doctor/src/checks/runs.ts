import type { ClientBase } from 'pg';
import type { Check } from '../check.js';
import { ok, warn, type Result } from '../finding.js';
import { withDatabase } from '../with-database.js';

/** Runs move on: none is past its lease, none waits for a worker that is not there. */
export const RUNS: Check = {
  name: 'runs',
  run: (examination) => withDatabase(examination, runsResult),
};

interface Counts {
  readonly stuck: string[];
  readonly waiting: string[];
}

async function runsResult(client: ClientBase): Promise<Result> {
  const { rows } = await client.query<Counts>(
    `SELECT coalesce(array_agg(id::text ORDER BY id) FILTER (
         WHERE state = 'running' AND lease_until < now() - interval '1 minute'), '{}') AS stuck,
       coalesce(array_agg(id::text ORDER BY id) FILTER (
         WHERE state = 'queued' AND coalesce(not_before, created_at) < now() - interval '10 minutes'
           AND NOT EXISTS (SELECT FROM run WHERE state = 'running' AND lease_until > now())),
         '{}') AS waiting
     FROM run WHERE state IN ('queued', 'running')`,
  );
  const { stuck, waiting } = rows[0] ?? { stuck: [], waiting: [] };
  const mend =
    'Start a worker (`tagwright up` or `tagwright worker`): it takes them up within seconds.';
  if (stuck.length > 0) {
    const found = `Nobody works on runs ${listed(stuck)} any more, whose leases are over.`;
    return warn(found, mend, { runs: stuck });
  }
  if (waiting.length > 0) {
    const found = `Runs ${listed(waiting)} have waited for a worker for more than ten minutes.`;
    return warn(found, mend, { runs: waiting });
  }
  return ok('No run is stuck.');
}

function listed(ids: readonly string[]): string {
  return ids.length > 5 ? `${ids.slice(0, 5).join(', ')} …` : ids.join(', ');
}

import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Plan } from '@tagwright/compiler';
import { DuckDbEngine } from '@tagwright/engines';
import type { JobTable, MaterializeJobResult, MaterializeJobSpec } from './materialize-job.js';
import { runMaterializeJob } from './run-materialize-job.js';

const CUSTOMERS = 150_000;
let home: string;

/** A plan as small as plans get: one fact, two tags, with the threshold as a parameter. */
function planWith(threshold: number): Plan {
  const column = (code: string, key: string) => ({
    code,
    type: { kind: 'code', list: code } as const,
    definitionHash: key,
    digestKey: key,
  });
  const columns = [column('parity', 'parity'), column('tier', `tier-${threshold}`)];
  return {
    compilerVersion: 1,
    asOf: '2026-01-01T00:00:00Z',
    zone: 'Asia/Shanghai',
    shared: [],
    facts: [
      {
        subject: 'customer',
        idColumn: 'customer_id',
        cacheKey: 'facts',
        columns: [{ code: 'visits', type: { kind: 'integer' }, definitionHash: 'visits' }],
        reads: ['dataset.service_order'],
        select: `SELECT customer_id, count(*) AS visits FROM "dataset"."service_order" GROUP BY 1 ORDER BY 1`,
      },
    ],
    stages: [
      {
        subject: 'customer',
        idColumn: 'customer_id',
        table: 'stage.customer_1',
        columns,
        reads: ['facts.customer'],
        sealed: false,
        kept: false,
        select: `SELECT customer_id, CASE WHEN visits >= ${threshold} THEN 'G' WHEN visits >= 1 THEN 'S' END AS tier,
          CASE WHEN visits % 2 = 0 THEN 'even' ELSE 'odd' END AS parity FROM "facts"."customer"`,
      },
    ],
    snapshot: [
      {
        subject: 'customer',
        idColumn: 'customer_id',
        columns,
        reads: ['stage.customer_1'],
        select: 'SELECT customer_id, parity, tier FROM "stage"."customer_1" ORDER BY customer_id',
      },
    ],
  };
}

async function run(
  name: string,
  overrides: Partial<MaterializeJobSpec> & { threads?: number } = {},
): Promise<MaterializeJobResult> {
  const { threads = 2, ...rest } = overrides;
  const engine = await DuckDbEngine.open({ threads, memoryLimit: '500MB', tempDirectory: home });
  try {
    return await runMaterializeJob(
      engine,
      {
        plan: planWith(3),
        datasets: [{ dataset: 'service_order', files: [join(home, 'orders.parquet')] }],
        facts: [
          {
            subject: 'customer',
            cacheKey: 'facts',
            path: join(home, `${name}-facts.parquet`),
            cached: false,
          },
        ],
        directory: join(home, name),
        known: {},
        previous: null,
        ...rest,
      },
      () => undefined,
    );
  } finally {
    engine.close();
  }
}

function tableOf(result: MaterializeJobResult): JobTable {
  const [table] = result.tables;
  if (table === undefined) throw new Error('no table');
  return table;
}

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'tagwright-job-'));
  const engine = await DuckDbEngine.open({ threads: 2, memoryLimit: '500MB', tempDirectory: home });
  await engine.execute(
    `COPY (SELECT c AS customer_id FROM range(1, ${CUSTOMERS + 1}) a(c), range(0, 5) b(i) WHERE i <= c % 5)
     TO '${join(home, 'orders.parquet')}' (FORMAT parquet)`,
  );
  engine.close();
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('runMaterializeJob', () => {
  it('fails when the tags end early, although nothing says so', async () => {
    const plan = planWith(3);
    const stages = plan.stages.map((stage) => ({
      ...stage,
      select: `${stage.select} LIMIT 149999`,
    }));
    await expect(run('early', { plan: { ...plan, stages } })).rejects.toMatchObject({
      code: 'result_truncated',
    });
  });

  it('counts every value of every tag', async () => {
    const result = await run('counts');
    expect(result.facts).toEqual([
      { subject: 'customer', rows: CUSTOMERS, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
    expect(tableOf(result).rows).toBe(CUSTOMERS);
    expect(tableOf(result).columns.map(({ code, profile }) => [code, profile])).toEqual([
      [
        'parity',
        {
          missing: 0,
          values: [
            { value: 'even', count: 60_000 },
            { value: 'odd', count: 90_000 },
          ],
        },
      ],
      [
        'tier',
        {
          missing: 0,
          values: [
            { value: 'G', count: 90_000 },
            { value: 'S', count: 60_000 },
          ],
        },
      ],
    ]);
  });

  it('gives one content digest on 1, 2 and 4 threads', async () => {
    const digests = [];
    for (const threads of [1, 2, 4]) {
      digests.push((await run(`threads-${threads}`, { threads })).contentDigest);
    }
    expect(new Set(digests).size).toBe(1);
  });

  it('takes the digest and counts of an unchanged column from the run that sealed it', async () => {
    const known = { digest: 'earlier', profile: { missing: 7, values: [] } };
    const [parity, tier] = tableOf(await run('reuse', { known: { parity: known } })).columns;
    expect(parity).toMatchObject({ code: 'parity', ...known });
    expect(tier?.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('reads a fact table of an earlier run instead of computing it', async () => {
    await run('first');
    const path = join(home, 'first-facts.parquet');
    const result = await run('second', {
      facts: [{ subject: 'customer', cacheKey: 'facts', path, cached: true }],
    });
    expect(result.facts).toEqual([]);
    expect(tableOf(result).rows).toBe(CUSTOMERS);
  });

  it('says in numbers what a changed threshold moved, and leaves unchanged tags out', async () => {
    const before = await run('before');
    const table = tableOf(before);
    const previous = {
      id: 1,
      tables: [{ ...table, path: join(home, 'before', 'customer.parquet') }],
    };
    const { diff } = await run('after', { plan: planWith(4), previous });
    expect(diff).toMatchObject({
      previousId: 1,
      subjects: [{ subject: 'customer', added: 0, removed: 0 }],
      tags: [
        {
          tag: 'tier',
          changed: 30_000,
          matrix: [
            { from: 'G', to: 'G', count: 60_000 },
            { from: 'G', to: 'S', count: 30_000 },
            { from: 'S', to: 'S', count: 60_000 },
          ],
        },
      ],
      changesFile: 'changes.parquet',
    });
    expect(await readdir(join(home, 'after'))).toEqual(['changes.parquet', 'customer.parquet']);
  });

  it('compares only subjects that both snapshots have, and counts the others apart', async () => {
    const before = tableOf(await run('population-before'));
    const previous = {
      id: 1,
      tables: [{ ...before, path: join(home, 'population-before', 'customer.parquet') }],
    };
    const engine = await DuckDbEngine.open({
      threads: 1,
      memoryLimit: '500MB',
      tempDirectory: home,
    });
    // Customers 1 to 10 are gone, five new ones have one visit each.
    await engine.execute(
      `COPY (SELECT customer_id FROM '${join(home, 'orders.parquet')}' WHERE customer_id > 10
             UNION ALL SELECT ${CUSTOMERS} + i FROM range(1, 6) t(i))
       TO '${join(home, 'other.parquet')}' (FORMAT parquet)`,
    );
    engine.close();
    const { diff } = await run('population-after', {
      previous,
      datasets: [{ dataset: 'service_order', files: [join(home, 'other.parquet')] }],
    });
    expect(diff?.subjects).toEqual([{ subject: 'customer', added: 5, removed: 10 }]);
    expect(diff?.tags.map(({ tag, changed, matrix }) => [tag, changed, matrix])).toEqual([
      [
        'parity',
        0,
        [
          { from: 'even', to: 'even', count: 59_996 },
          { from: 'odd', to: 'odd', count: 89_994 },
        ],
      ],
      [
        'tier',
        0,
        [
          { from: 'G', to: 'G', count: 89_994 },
          { from: 'S', to: 'S', count: 59_996 },
        ],
      ],
    ]);
  });
});

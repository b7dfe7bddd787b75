import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditChangeSetService } from '@tagwright/changes';
import { DuckDbEngine, sqlText } from '@tagwright/engines';
import { putIntoForce, testPerson } from '@tagwright/testing';
import { TAGS } from './house-definitions.js';
import { serveHouse, type ServedHouse } from './serve-house.js';

interface Described {
  readonly get: { readonly responses: Record<string, { readonly description: string }> };
}

let house: ServedHouse;

beforeAll(async () => {
  house = await serveHouse('published');
});

afterAll(async () => {
  await house.close();
});

const get = (path: string): Promise<unknown> => house.get(path);

describe('an address', () => {
  it.each(['dealers', 'customer', 'snapshots', '__proto__'])(
    'that asks why of %s is unknown',
    async (subjects) => {
      const response = await house.api.get(`/api/v1/${subjects}/1/tags/loyalty/why`);
      expect(response.status).toBe(404);
      expect(response.body).toMatchObject({ code: 'not_found' });
    },
  );
});

describe('the description of the interface', () => {
  it('tells of every question how it is refused', async () => {
    const answer = await house.api.get('/api/docs-json');
    const { paths } = answer.body as { readonly paths: Record<string, Described> };
    const asked = Object.entries(paths).filter(([path]) => path.includes('{subjects}/{id}/'));
    expect(asked).toHaveLength(4);
    for (const [, { get: described }] of asked) {
      expect(described.responses['404']?.description).toContain('`not_found`, `no_snapshot`');
      expect(described.responses['503']?.description).toBe('`readers_busy`');
    }
  });
});

describe('why', () => {
  it('goes through the cases with what each comparison saw', async () => {
    expect(await get('/customers/2/tags/loyalty/why')).toMatchObject({
      subject: 'customer',
      id: 2,
      value: 'B',
      valueName: { en: 'B swaying' },
      definitionVersion: '1.0.0',
      outcome: 'case',
      cases: [
        {
          index: 0,
          value: 'A',
          state: 'false',
          applied: false,
          condition: { kind: 'leaf', fact: 'visits_12m', expected: 3, actual: 2 },
        },
        {
          index: 1,
          state: 'true',
          applied: true,
          condition: {
            kind: 'all',
            children: [
              { kind: 'leaf', operator: 'between', expected: [1, 2], actual: 2 },
              {
                kind: 'not',
                state: 'true',
                children: [{ state: 'false', expected: '100.50', actual: '200.50' }],
              },
            ],
          },
        },
      ],
      facts: [
        { code: 'spend_per_visit', value: '200.50', dataset: null },
        { code: 'spend_total', value: '401.00', dataset: 'service_order', datasetVersion: 2 },
        {
          code: 'visits_12m',
          value: 2,
          definitionVersion: '1.0.0',
          window: { en: 'the last 12 months' },
        },
      ],
    });
  });

  it('says that a value is unknown when nothing is known', async () => {
    expect(await get('/customers/4/tags/loyalty/why')).toMatchObject({
      value: null,
      valueName: null,
      outcome: 'unknown',
      cases: [{ state: 'unknown' }, { state: 'unknown' }],
    });
  });

  it('gives the points of a score', async () => {
    expect(await get('/customers/1/tags/spend_score/why')).toMatchObject({
      outcome: 'score',
      value: 55,
      points: [{ code: 'spend_total', points: 50 }],
    });
  });

  it('shows the leads behind a value gathered from them', async () => {
    expect(await get('/customers/1/tags/best_lead/why')).toMatchObject({
      outcome: 'rollup',
      value: 'A',
      members: [
        { subject: 'lead', id: 100, value: 'B', counted: true },
        { subject: 'lead', id: 101, value: 'A', counted: true },
      ],
    });
  });

  it('uses the definition that the snapshot was made with, not a newer one', async () => {
    const edit = house.services.get(EditChangeSetService);
    const { id } = await edit.begin(testPerson(1), { title: 'Another grade' });
    const grade = (TAGS as { tag: string }[]).find(({ tag }) => tag === 'vehicle_grade');
    const text = JSON.stringify({ ...grade, else: 'B' });
    await edit.put(testPerson(1), { id }, { kind: 'tag', code: 'vehicle_grade', text });
    await putIntoForce(house.services, id);
    expect(await get('/tags/vehicle_grade')).toMatchObject({ version: '2.0.0' });
    expect(await get('/vehicles/11/tags/vehicle_grade/why')).toMatchObject({
      definitionVersion: '1.0.0',
      outcome: 'else',
      value: 'C',
    });
    expect(await get('/leads/101/tags/lead_grade/why')).toMatchObject({ value: 'A' });
  });
});

describe('why not', () => {
  it('names what fails and the smallest change that would do', async () => {
    expect(await get('/customers/2/tags/loyalty/why-not?value=A')).toMatchObject({
      value: 'B',
      given: false,
      routes: [
        {
          from: 'case',
          index: 0,
          steps: [
            { needed: 'then', obstacle: { kind: 'leaf', fact: 'visits_12m', mustHold: true } },
          ],
        },
      ],
      nearest: {
        kind: 'found',
        changes: [{ code: 'visits_12m', from: 2, to: 3 }],
        words: {
          en: 'If “Name of visits_12m” were 3 instead of 2, it would be “A loyal”.',
        },
      },
    });
  });

  it('follows a tag below it, and gives decimals with their point', async () => {
    const why = await get('/customers/2/tags/big_spender/why-not?value=true');
    expect(why).toMatchObject({
      routes: [{ steps: [{ obstacle: { tag: 'spend_score' } }] }],
      nearest: { changes: [{ code: 'spend_total', from: '401.00', to: '1000.01' }] },
    });
  });

  it('asks the leads behind a value gathered from them', async () => {
    expect(await get('/customers/2/tags/best_lead/why-not?value=A')).toMatchObject({
      value: 'B',
      routes: [],
      below: [{ subject: 'lead', id: 102, given: false, routes: [{ from: 'case', index: 0 }] }],
      nearest: { kind: 'not_applicable' },
    });
  });

  it('says how many points are lacking', async () => {
    const why = await get('/customers/2/tags/spend_score/why-not?value=50..');
    expect(why).toMatchObject({ routes: [{ points: { sum: 15, distance: 35 } }] });
  });

  it('says what would have to be missing for a value that is not known', async () => {
    expect(await get('/customers/2/tags/loyalty/why-not?value=missing')).toMatchObject({
      routes: [
        { from: 'unknown', whenMissing: [{ code: 'spend_per_visit' }, { code: 'visits_12m' }] },
      ],
    });
  });
});

describe('the next flip', () => {
  it('is refused where today another value comes out than was published', async () => {
    const response = await house.api.get('/api/v1/customers/2/tags/loyalty/next-flip');
    expect({ status: response.status, body: response.body as unknown }).toMatchObject({
      status: 409,
      body: { code: 'snapshot_outdated' },
    });
  });
});

describe('the rows behind a fact', () => {
  it('are those of its inputs for a fact of facts', async () => {
    expect(await get('/customers/2/facts/spend_per_visit/rows')).toMatchObject({
      parts: [],
      inputs: ['spend_total', 'visits_12m'],
    });
  });

  it('are read across files of which one has a column that another has not', async () => {
    await writeOrders(
      `SELECT 2::BIGINT AS customer_id, DATE '2025-03-01' AS open_date, 'a.csv' AS source_file,
              1::BIGINT AS source_row`,
      `SELECT 2::BIGINT AS customer_id, DATE '2025-06-01' AS open_date, 401.00::DECIMAL(18,2) AS amount,
              'b.csv' AS source_file, 7::BIGINT AS source_row`,
    );
    expect(await get('/customers/2/facts/spend_total/rows')).toMatchObject({
      parts: [
        {
          ...{ role: 'counted', dataset: 'service_order', datasetVersion: 2, total: 2 },
          rows: [
            { sourceFile: 'b.csv', sourceRow: 7, at: '2025-06-01', value: '401.00' },
            { sourceFile: 'a.csv', sourceRow: 1, at: '2025-03-01', value: null },
          ],
        },
      ],
    });
  });
});

/** Gives the snapshot's version of `service_order` one file of each query. */
async function writeOrders(...queries: readonly string[]): Promise<void> {
  const engine = await DuckDbEngine.open({
    ...{ threads: 1, memoryLimit: '100MB', tempDirectory: join(house.home, 'tmp') },
  });
  const folder = 'datasets/service_order';
  await mkdir(join(house.home, 'data', folder), { recursive: true });
  const parts: object[] = [];
  for (const [index, sql] of queries.entries()) {
    const file = `${folder}/${index}.parquet`;
    await engine.execute(
      `COPY (${sql}) TO ${sqlText(join(house.home, 'data', file))} (FORMAT parquet)`,
    );
    parts.push({ file, rows: 1, sha256: '', bytes: 1 });
  }
  engine.close();
  await house.dataSource.query(
    `UPDATE dataset_version SET manifest = jsonb_set(manifest::jsonb, '{parts}', $1::jsonb)
     WHERE dataset = 'service_order' AND version = 2`,
    [JSON.stringify(parts)],
  );
}

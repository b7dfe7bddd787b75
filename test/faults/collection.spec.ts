import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { DuckDbEngine } from '@tagwright/engines';
import type { SnapshotManifest } from '@tagwright/materialization';
import { recomputeDigest } from '../../libs/backup/src/recompute-digest.js';
import { FaultHouse, filesBelow, type CleanResult } from './support/fault-house.js';
import type { FaultPlace } from './support/fault-place.js';

/** Nothing is kept that need not be, and nothing waits. */
const STRICT = `
datasetVersions: { keepLast: 1, keepDays: 0 }
factTables: { keepLast: 1, keepDays: 0 }
snapshots: { keepLast: 1, keepDays: 0, keepMonths: 0 }
graceHours: 0
orphanHours: 0
`;

let house: FaultHouse;
let clean: CleanResult;
let place: FaultPlace;

beforeAll(async () => {
  ({ house, clean } = await FaultHouse.open());
}, 240_000);
afterEach(() => place.close());
afterAll(() => house.close());

/** Two snapshots of the same content: the second one's tables are the first one's files. */
async function ready(): Promise<Record<string, string>> {
  place = await house.copy('computed');
  const governance = join(place.home, 'policy');
  await mkdir(governance);
  await writeFile(join(governance, 'retention.yaml'), STRICT);
  return { TAGWRIGHT_GOVERNANCE_DIR: governance };
}

interface Held {
  readonly name: string;
  readonly present: boolean;
  readonly finished: boolean;
  readonly files: string[];
}

/** Everything that has files by its row, and whether the row says that they are there. */
async function held(): Promise<Held[]> {
  const { rows } = await place.database.query<Held>(
    `SELECT 'snapshot ' || id AS name, deletion_started_at IS NULL AS present,
       files_deleted_at IS NOT NULL AS finished,
       ARRAY(SELECT t->>'file' FROM jsonb_array_elements(manifest->'tables') t) AS files FROM snapshot
     UNION ALL
     SELECT dataset || version, deletion_started_at IS NULL, files_deleted_at IS NOT NULL,
       ARRAY(SELECT t->>'file' FROM jsonb_array_elements(manifest->'parts') t) FROM dataset_version
     UNION ALL
     SELECT path, deletion_started_at IS NULL, files_deleted_at IS NOT NULL, ARRAY[path]
     FROM fact_table`,
  );
  return rows;
}

async function expectRowsTrue(): Promise<void> {
  for (const { name, present, files } of await held()) {
    const missing = files.filter((file) => !existsSync(join(place.home, 'data', file)));
    expect([name, present, present ? missing : []]).toEqual([name, present, []]);
  }
}

async function servedDigest(): Promise<string> {
  const { rows } = await place.database.query<{ manifest: SnapshotManifest }>(
    'SELECT manifest FROM snapshot JOIN publication ON snapshot_id = id',
  );
  const engine = await DuckDbEngine.open({
    threads: 1,
    memoryLimit: '200MB',
    tempDirectory: join(place.home, 'tmp'),
  });
  try {
    const tables = rows[0]?.manifest.tables ?? [];
    return await recomputeDigest(engine, tables, ({ file }) => join(place.home, 'data', file));
  } finally {
    engine.close();
  }
}

describe('kill -9 of a worker that collects', () => {
  it.each([
    'collect.after-mark',
    'collect.after-begin',
    'collect.mid-files',
    'collect.before-record',
  ])(
    'at %s leaves no row that promises files which are gone, and the next worker finishes',
    async (point) => {
      const env = await ready();
      const first = await place.submit('collect');
      await place.dieAt(point, env);
      await expectRowsTrue();
      const underWay = (await held()).filter(({ present, finished }) => !present && !finished);
      expect(underWay).toHaveLength(point === 'collect.after-mark' ? 0 : 1);
      expect(await place.run(first)).toMatchObject({ state: 'running', attempt: 1 });
      expect(await place.finish(first, env)).toMatchObject({ state: 'succeeded', attempt: 2 });
      await expectRowsTrue();
      const left = (await held()).filter(({ present, finished }) => !present && !finished);
      expect(left).toEqual([]);
      expect(await filesBelow(join(place.home, 'data/snapshots'))).toEqual(
        expect.arrayContaining(['1/manifest.json', '2/customer.parquet', '2/manifest.json']),
      );
      expect(existsSync(join(place.home, 'data/snapshots/1/customer.parquet'))).toBe(false);
      expect(await servedDigest()).toBe(clean.contentDigest);
    },
    240_000,
  );

  it('leaves a house that computes again what it collected', async () => {
    const env = await ready();
    const earlier = await place.submit('materialize');
    await place.database.query(`UPDATE run SET as_of = '2025-06-01' WHERE id = $1`, [earlier]);
    await place.finish(earlier);
    await place.finish(await place.submit('collect'), env);
    const collected = (await held()).filter(
      ({ name, present }) => name.includes('facts') && !present,
    );
    expect(collected).toHaveLength(3); // of every subject, as the first runs had computed them
    const run = await place.finish(await place.submit('materialize'));
    expect(run).toMatchObject({ state: 'succeeded', digest: clean.contentDigest });
    await expectRowsTrue();
    expect(
      (await held()).filter(({ name, present }) => name.includes('facts') && !present),
    ).toEqual([]);
    const manifest = await readFile(join(place.home, 'data/snapshots/1/manifest.json'), 'utf8');
    expect((JSON.parse(manifest) as SnapshotManifest).contentDigest).toBe(clean.contentDigest);
  }, 240_000);
});

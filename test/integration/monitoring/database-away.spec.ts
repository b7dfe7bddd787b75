import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTITIES, MIGRATIONS } from '@tagwright/composition';
import { SnapshotService } from '@tagwright/materialization';
import {
  DataFolder,
  MetricsService,
  ProcessMetrics,
  ReadinessService,
} from '@tagwright/monitoring';
import { connectDatabase, InProcessRunQueue } from '@tagwright/platform';
import { ReadCatalogService } from '@tagwright/catalog';
import { SnapshotAgeService } from '@tagwright/scheduling';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import type { DataSource } from 'typeorm';
import { FrozenProxy } from './frozen-proxy.js';
import { parseExposition } from './parse-exposition.js';

let database: TestDatabase;
let proxy: FrozenProxy;
let dataSource: DataSource;
let metrics: MetricsService;
let readiness: ReadinessService;
let folder: string;

beforeAll(async () => {
  const schema = { entities: ENTITIES, migrations: MIGRATIONS };
  database = await createTestDatabase(schema);
  proxy = await FrozenProxy.open(database.url);
  dataSource = await connectDatabase(proxy.url, { ...schema, poolSize: 3 });
  folder = await mkdtemp(join(tmpdir(), 'tagwright-ready-'));
  metrics = new MetricsService(
    dataSource,
    new SnapshotAgeService(dataSource, new ReadCatalogService(dataSource)),
    new ProcessMetrics(),
  );
  readiness = new ReadinessService(
    dataSource,
    new SnapshotService(dataSource),
    new DataFolder(folder),
    new InProcessRunQueue(() => undefined),
  );
});
afterAll(async () => {
  proxy.thaw();
  await dataSource.destroy();
  proxy.close();
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function timed<T>(work: () => Promise<T>): Promise<{ result: T; seconds: number }> {
  const start = performance.now();
  const result = await work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

const upDatabase = (text: string): number | undefined =>
  parseExposition(text).find(({ name }) => name === 'tagwright_up_database')?.value;

describe('while PostgreSQL does not answer', () => {
  it('a scrape is answered within two seconds and says so; readiness within three', async () => {
    expect(upDatabase(await metrics.render())).toBe(1);
    expect(await readiness.read()).toMatchObject({ status: 'ok', stopping: false });
    await new Promise((resolve) => setTimeout(resolve, 1_100)); // what was kept is old
    proxy.freeze();
    for (let times = 0; times < 5; times += 1) {
      const { result, seconds } = await timed(() => metrics.render());
      expect(seconds).toBeLessThan(2);
      expect(upDatabase(result)).toBe(0);
      expect(result).toContain('process_cpu_seconds_total');
      expect(result).not.toContain('tagwright_queue_depth');
    }
    const { result, seconds } = await timed(() =>
      Promise.all(Array.from({ length: 20 }, () => readiness.read())),
    );
    expect(seconds).toBeLessThan(3);
    for (const found of result) {
      expect(found.status).toBe('unavailable');
      const failed = found.checks.filter(({ status }) => status === 'failed');
      expect(failed.map(({ name }) => name)).toEqual(['database', 'migrations']);
    }
  }, 30_000);

  it('both are well again soon after it is back', async () => {
    proxy.thaw();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(upDatabase(await metrics.render())).toBe(1);
    expect((await readiness.read()).status).toBe('ok');
  }, 30_000);
});

describe('an installation is not ready', () => {
  it('without its data directory', async () => {
    await rm(folder, { recursive: true });
    const { status, checks } = await readiness.read();
    expect(status).toBe('unavailable');
    expect(checks).toContainEqual({
      name: 'data_directory',
      status: 'failed',
      problem: 'It failed with ENOENT.',
    });
  });

  it('with a schema that is behind or ahead of it', async () => {
    await database.asOwner(`UPDATE schema_migration SET name = 'Later' WHERE id = 1`);
    const { checks } = await readiness.read();
    const found = checks.find(({ name }) => name === 'migrations');
    expect(found?.problem).toMatch(/later version/);
    await database.asOwner(`DELETE FROM schema_migration WHERE id = 1`);
    const behind = (await readiness.read()).checks.find(({ name }) => name === 'migrations');
    expect(behind?.problem).toMatch(/not up to date/);
  });
});

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AuditedTransactions } from '@tagwright/audit';
import { ShippedObjectsService } from '@tagwright/changes';
import { CoreModule, ENTITIES, MIGRATIONS } from '@tagwright/composition';
import type { DataPlane } from '@tagwright/engines';
import { hashOf, SYSTEM } from '@tagwright/kernel';
import { dataKey, loadConfig, prepareHome, type Config } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import type { DataSource } from 'typeorm';
import { FACTS, TAGS } from './house-definitions.js';
import { writeHouseFiles } from './house-files.js';
import { AS_OF, DATASETS, houseManifest } from './house-manifest.js';

/** All services over a database and a home of their own. */
export interface House {
  readonly services: INestApplicationContext;
  readonly dataSource: DataSource;
  readonly database: TestDatabase;
  readonly home: string;
  close(): Promise<void>;
}

/** Runs are asked for here and never executed. */
const NO_DATA_PLANE: DataPlane = { run: () => Promise.reject(new Error('There is none.')) };

/** Opens an empty house: governance is loaded, nothing is ingested or published. */
export async function openHouse(): Promise<House> {
  const database = await createTestDatabase({
    entities: ENTITIES,
    migrations: MIGRATIONS,
    governed: true,
  });
  const home = await mkdtemp(join(tmpdir(), 'tagwright-house-'));
  const config = loadConfig({ TAGWRIGHT_HOME: home, DUCKDB_THREADS: '1' }, process.cwd());
  await prepareHome(home);
  const services = await openServices(config, database);
  return {
    services,
    dataSource: database.dataSource,
    database,
    home,
    close: async () => {
      await services.close();
      await database.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What changed against a snapshot that nobody kept. */
const DIFF = {
  previousId: null,
  subjects: [],
  tags: [],
  tagsAdded: [],
  tagsRemoved: [],
  changesFile: 'snapshots/1/changes.parquet',
};

/** Opens a house in which a small run has been ingested, computed and published. */
export async function openPublishedHouse(): Promise<House> {
  const house = await openHouse();
  const { dataSource, home } = house;
  const key = await dataKey({ home });
  await writeHouseFiles(join(home, 'data'), join(home, 'tmp'), key);
  await dataSource.query(
    `INSERT INTO run (kind, state, finished_at, result)
     VALUES ('materialize', 'succeeded', now(), '{"snapshotId": 1}')`,
  );
  await registerDefinitions(house.services);
  await registerDatasets(dataSource);
  const manifest = houseManifest();
  await dataSource.query(
    `INSERT INTO snapshot (id, run_id, state, as_of, zone, content_digest, manifest, published_at, diff)
     VALUES (1, 1, 'published', $1, 'Asia/Shanghai', $2, $3, now(), $4)`,
    [AS_OF, manifest.contentDigest, manifest, DIFF],
  );
  await dataSource.query(
    `INSERT INTO publication (name, snapshot_id, fencing_token) VALUES ('main', 1, 1)`,
  );
  return house;
}

async function openServices(
  config: Config,
  { dataSource }: TestDatabase,
): Promise<INestApplicationContext> {
  const core = CoreModule.forRoot({ config, dataSource, dataPlane: NO_DATA_PLANE });
  return NestFactory.createApplicationContext(core, { logger: false, abortOnError: false });
}

async function registerDefinitions(services: INestApplicationContext): Promise<void> {
  const bodies = [...FACTS, ...TAGS] as { fact?: string; tag?: string }[];
  const objects = bodies.map((body) => ({
    kind: body.fact === undefined ? ('tag' as const) : ('fact' as const),
    code: body.fact ?? body.tag ?? '',
    text: JSON.stringify(body),
    contentHash: hashOf(body),
  }));
  await services
    .get(AuditedTransactions)
    .run(SYSTEM, (change) =>
      services.get(ShippedObjectsService).load(change, ['fact', 'tag'], objects),
    );
}

async function registerDatasets(dataSource: DataSource): Promise<void> {
  const stored = (file: string): object => ({ file, rows: 4, sha256: '', bytes: 1 });
  for (const dataset of [...DATASETS, 'customer']) {
    const suffix = dataset === 'customer_contact' ? '.enc' : '';
    const hasFile = dataset !== 'service_order' && dataset !== 'customer';
    const setAside = dataset === 'customer' || dataset === 'lead';
    const manifest = {
      dataset,
      contentHash: hashOf(dataset),
      rows: 4,
      period: null,
      columns: [],
      parts: hasFile ? [stored(`datasets/${dataset}/a.parquet${suffix}`)] : [],
      supplies: [],
      conflicts: dataset === 'customer' ? [stored('conflicts/customer-1.parquet')] : [],
      // One file for all that a source's load set aside.
      quarantine: setAside ? [stored('quarantine/1-crm.parquet')] : [],
    };
    for (const version of [1, 2]) {
      await dataSource.query(
        `INSERT INTO dataset_version
           (dataset, version, run_id, content_hash, rows, period_from, period_to, manifest, active)
         VALUES ($1, $2, 1, $3, 4, '2020-01-01', '2026-01-01', $4, $5)`,
        [dataset, version, hashOf([dataset, version]), manifest, version === 2],
      );
    }
  }
}

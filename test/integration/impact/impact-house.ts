import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CoreModule, ENTITIES, MIGRATIONS } from '@tagwright/composition';
import { ActiveDefinitionsService, RegisterDefinitionsService } from '@tagwright/definitions';
import { DEMO_SOURCES, generateDemo } from '@tagwright/demo';
import { DuckDbEngine, InProcessDataPlane, type DataPlaneJob } from '@tagwright/engines';
import type { Draft } from '@tagwright/impact';
import { ingestHandler } from '@tagwright/ingestion';
import {
  ExecuteRunService,
  RunService,
  SnapshotService,
  type RunKind,
  type RunView,
  type SnapshotEntity,
} from '@tagwright/materialization';
import { homePaths, loadConfig, prepareHome, type Config } from '@tagwright/platform';
import { createTestDatabase, putIntoForce, type TestDatabase } from '@tagwright/testing';
import type { DataSource } from 'typeorm';
import { previewFactsHandler } from '../../../libs/impact/src/data-plane.js';
import { materializeHandler } from '../../../libs/materialization/src/data-plane.js';

/** A house with the shipped definitions over invented customers, whose runs are real. */
export class ImpactHouse {
  /** Heavy work that was asked for. */
  jobs: DataPlaneJob[] = [];

  private constructor(
    readonly services: INestApplicationContext,
    readonly dataSource: DataSource,
    readonly home: string,
    private readonly config: Config,
    private readonly database: TestDatabase,
  ) {}

  /** Nothing is ingested or published in it. */
  static async openEmpty(): Promise<ImpactHouse> {
    const database = await createTestDatabase({
      entities: ENTITIES,
      migrations: MIGRATIONS,
      governed: true,
    });
    const home = await mkdtemp(join(tmpdir(), 'tagwright-impact-'));
    const settings = { TAGWRIGHT_HOME: home, DUCKDB_THREADS: '2', DUCKDB_MEMORY_LIMIT: '2GB' };
    const config = loadConfig(settings, process.cwd());
    await prepareHome(home);
    const options = { ...config.duckdb, tempDirectory: homePaths(home).tmp };
    const handlers = {
      ingest: ingestHandler,
      materialize: materializeHandler,
      'preview-facts': previewFactsHandler,
    };
    const plane = new InProcessDataPlane(handlers, options);
    const jobs: DataPlaneJob[] = [];
    const dataPlane: typeof plane.run = (job, onProgress) => {
      jobs.push(job);
      return plane.run(job, onProgress);
    };
    const core = CoreModule.forRoot({
      config,
      dataSource: database.dataSource,
      dataPlane: { run: dataPlane },
    });
    const services = await NestFactory.createApplicationContext(core, {
      logger: false,
      abortOnError: false,
    });
    const house = new ImpactHouse(services, database.dataSource, home, config, database);
    house.jobs = jobs;
    return house;
  }

  /** With the shipped definitions in force, and no data. */
  static async openDefined(): Promise<ImpactHouse> {
    const house = await ImpactHouse.openEmpty();
    await cp('tag-definitions', join(house.home, 'definitions'), { recursive: true });
    await house.services.get(RegisterDefinitionsService).register(join(house.home, 'definitions'));
    return house;
  }

  /** With a published snapshot. */
  static async open(customers: number): Promise<ImpactHouse> {
    const house = await ImpactHouse.openDefined();
    const demo = join(house.home, 'demo');
    await generateDemo({ customers, seed: 3, outDir: demo, ...house.config.duckdb });
    for (const source of DEMO_SOURCES) {
      await house.run('ingest', { source, directory: join(demo, source) });
    }
    await house.run('materialize');
    return house;
  }

  async run(kind: RunKind, params: Readonly<Record<string, unknown>> = {}): Promise<RunView> {
    const request = { kind, params, zone: this.config.zone };
    const { run } = await this.services.get(RunService).submit(request);
    const done = await this.services.get(ExecuteRunService).execute(run.id);
    if (done.state !== 'succeeded') throw new Error(JSON.stringify(done.error));
    return done;
  }

  /** The same house opened by another process. */
  again(): Promise<INestApplicationContext> {
    const { config, dataSource } = this;
    const dataPlane = { run: () => Promise.reject(new Error('Nothing heavy is asked for.')) };
    const core = CoreModule.forRoot({ config, dataSource, dataPlane });
    return NestFactory.createApplicationContext(core, { logger: false, abortOnError: false });
  }

  snapshot(): Promise<SnapshotEntity> {
    return this.services.get(SnapshotService).requireCurrent();
  }

  /** The body of an active definition, to be changed. */
  async body(code: string): Promise<Record<string, unknown>> {
    const { versions } = await this.services.get(ActiveDefinitionsService).read();
    const body = versions.get(code)?.body;
    if (body === undefined) throw new Error(`There is no ${code}.`);
    return structuredClone(body);
  }

  /** Makes the drafts active. */
  async register(drafts: readonly Draft[]): Promise<void> {
    const { versions } = await this.services.get(ActiveDefinitionsService).read();
    const bodies = new Map<string, unknown>([...versions].map(([code, { body }]) => [code, body]));
    for (const { code, body } of drafts) {
      if (body === null) bodies.delete(code);
      else bodies.set(code, body);
    }
    const directory = await mkdtemp(join(this.home, 'drafted-'));
    await mkdir(directory, { recursive: true });
    for (const [code, body] of bodies) {
      await writeFile(join(directory, `${code}.yaml`), JSON.stringify(body));
    }
    const { changeSet } = await this.services.get(RegisterDefinitionsService).register(directory);
    if (changeSet !== null) await putIntoForce(this.services, changeSet);
  }

  /** Rows of a query over files of the data directory, for answers that are known otherwise. */
  async sql(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const engine = await DuckDbEngine.open({
      ...{ threads: 1, memoryLimit: '500MB', tempDirectory: homePaths(this.home).tmp },
    });
    try {
      return await engine.query(sql);
    } finally {
      engine.close();
    }
  }

  data(file: string): string {
    return join(this.home, 'data', file);
  }

  async close(): Promise<void> {
    await this.services.close();
    await this.database.close();
    await rm(this.home, { recursive: true, force: true });
  }
}

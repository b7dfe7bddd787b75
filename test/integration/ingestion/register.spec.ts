import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  ReadCatalogService,
  RegisterCatalogService,
  SourceMappingChecks,
} from '@tagwright/catalog';
import type { INestApplicationContext } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { ShippedObjectsService } from '@tagwright/changes';
import { ENTITIES, MIGRATIONS } from '@tagwright/composition';
import { InProcessDataPlane, type DataPlane } from '@tagwright/engines';
import {
  ActiveDatasetsService,
  DatasetVersionsService,
  FiguresService,
  INGEST_JOB,
  ingestHandler,
  IngestionFileEntity,
  IngestionModule,
  IngestionPlace,
  IngestSourceService,
  RegistryService,
} from '@tagwright/ingestion';
import { LeasedPins } from '@tagwright/pins';
import { createTestDatabase, openGovernance, type TestDatabase } from '@tagwright/testing';

const GOVERNANCE = join(import.meta.dirname, '../../../governance');
const FREMOTOR = join(import.meta.dirname, '../../../../shared/data/fremotor');

describe('ingestion on a database', () => {
  const home = mkdtempSync(join(tmpdir(), 'tagwright-register-'));
  const place = new IngestionPlace(join(home, 'data'), join(home, 'tmp'), () =>
    Promise.resolve(Buffer.alloc(32, 7)),
  );
  const settings = { threads: 2, memoryLimit: '2GB', tempDirectory: home };
  const plane = new InProcessDataPlane({ [INGEST_JOB]: ingestHandler }, settings);
  let database: TestDatabase;
  let governance: INestApplicationContext;
  let versions: DatasetVersionsService;

  const serviceOn = (used: DataPlane): IngestSourceService =>
    new IngestSourceService(
      new ReadCatalogService(database.dataSource),
      new RegistryService(database.dataSource),
      place,
      used,
    );

  const newRun = async (): Promise<number> => {
    const sql = `INSERT INTO run (kind) VALUES ('ingest') RETURNING id`;
    const [row] = await database.dataSource.query<[{ id: number }]>(sql);
    return row.id;
  };

  beforeAll(async () => {
    database = await createTestDatabase({
      entities: ENTITIES,
      migrations: MIGRATIONS,
      governed: true,
    });
    versions = new DatasetVersionsService(database.dataSource);
    governance = await openGovernance(database.dataSource);
  });

  afterAll(async () => {
    await governance.close();
    await database.close();
    rmSync(home, { recursive: true, force: true });
  });

  it('refuses a mapping that could not be ingested before it is stored, and all that comes with it', async () => {
    const folder = join(home, 'governance');
    cpSync(GOVERNANCE, folder, { recursive: true });
    const file = join(folder, 'sources/insurance.yaml');
    const text = readFileSync(file, 'utf8').replace('column: PREMIUM_FEN', 'colum: PREMIUM_FEN');
    writeFileSync(file, text.replace('source: insurance', 'source: insurer'));
    const objects = (): Promise<unknown> =>
      database.dataSource.query('SELECT code, version, active FROM catalog_object ORDER BY id');
    const before = await objects();
    const checks = new SourceMappingChecks();
    new IngestionModule(checks).onModuleInit();
    const service = new RegisterCatalogService(
      database.dataSource,
      governance.get(AuditedTransactions, { strict: false }),
      governance.get(ShippedObjectsService, { strict: false }),
      checks,
    );
    await expect(service.register(folder)).rejects.toMatchObject({
      code: 'catalog_invalid',
      message: expect.stringContaining('sources/insurance.yaml:') as unknown,
      details: {
        diagnostics: expect.arrayContaining([
          expect.objectContaining({ code: 'unknown_member', file: 'sources/insurance.yaml' }),
        ]) as unknown,
      },
    });
    expect(await objects()).toEqual(before);
    // The shipped ones pass.
    expect(await service.register(GOVERNANCE)).toMatchObject({ changed: 0, retired: 0 });
  });

  it('refuses a source that is not registered, and a folder that is not there', async () => {
    const service = serviceOn(plane);
    const request = { directory: home, runId: await newRun() };
    await expect(service.ingest({ ...request, source: 'nobody' })).rejects.toMatchObject({
      code: 'unknown_source',
    });
    await expect(
      service.ingest({ source: 'fremotor', directory: join(home, 'nowhere'), runId: 1 }),
    ).rejects.toMatchObject({ code: 'missing_directory' });
  });

  it('leaves nothing behind when a file is missing', async () => {
    const runId = await newRun();
    writeFileSync(join(home, 'claim.csv.gz'), '');
    await expect(
      serviceOn(plane).ingest({ source: 'fremotor', directory: home, runId }),
    ).rejects.toMatchObject({ code: 'missing_file' });
    expect(await versions.active()).toEqual([]);
    expect(existsSync(join(home, 'data', 'datasets'))).toBe(false);
  });

  const describeReal = existsSync(FREMOTOR) ? describe : describe.skip;

  describeReal(`of the real portfolio in ${FREMOTOR}`, () => {
    it('gives the figures of the real portfolio, and nothing new the second time', async () => {
      const service = serviceOn(plane);
      const request = { source: 'fremotor', directory: FREMOTOR };
      const first = await service.ingest({ ...request, runId: await newRun() });
      expect(first.changed).toMatchObject({ customer: 13757, insurance_policy: 41634 });

      const expected = JSON.parse(readFileSync(join(FREMOTOR, 'expected.json'), 'utf8')) as unknown;
      const pins = new LeasedPins(database.dataSource);
      const figures = await new FiguresService(versions, place, pins).compute('fremotor');
      expect(await database.dataSource.query('SELECT holder FROM pin')).not.toEqual([]);
      await pins.onModuleDestroy();
      expect(figures).toEqual(expected);

      const second = await service.ingest({ ...request, runId: await newRun() });
      expect(second.changed).toEqual({});
      expect((await versions.list('customer')).map(({ version }) => version)).toEqual([1]);
      const active = await new ActiveDatasetsService(versions, place).list();
      expect(active.flatMap(({ files }) => files).every((file) => existsSync(file))).toBe(true);
    });

    it('accounts for every row, file by file', async () => {
      const accounts = await database.dataSource.manager.find(IngestionFileEntity, {
        where: { fileName: 'policy_year.csv.gz', dataset: 'customer' },
      });
      expect(accounts[0]).toMatchObject({
        rowsIn: '41634',
        rowsOut: '13757',
        rowsMerged: '27877',
        rowsQuarantined: '0',
        rowsFiltered: '0',
      });
    });

    it('keeps the old versions and removes its files when registering fails', async () => {
      const before = await versions.active();
      const registry = new RegistryService(database.dataSource);
      const failing = new IngestSourceService(
        new ReadCatalogService(database.dataSource),
        registry,
        place,
        {
          run: async (job, onProgress) => {
            const result = (await plane.run(job, onProgress)) as Record<string, unknown>;
            // A version that the database refuses.
            return { ...result, manifests: [{ ...before[0]?.manifest, rows: -1 }], created: ['x'] };
          },
        },
      );
      writeFileSync(join(home, 'data', 'x'), '');
      await expect(
        failing.ingest({ source: 'fremotor', directory: FREMOTOR, runId: await newRun() }),
      ).rejects.toThrow();
      expect((await versions.active()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(existsSync(join(home, 'data', 'x'))).toBe(false);
    });

    it('registers nothing once its session broke, and leaves the files to whoever took over', async () => {
      const before = await versions.active();
      const breaking: DataPlane = {
        run: async (job, onProgress) => {
          const result = (await plane.run(job, onProgress)) as Record<string, unknown>;
          await database.asOwner(
            `SELECT pg_terminate_backend(pid) FROM pg_locks
             WHERE locktype = 'advisory' AND database =
               (SELECT oid FROM pg_database WHERE datname = current_database())`,
          );
          return { ...result, created: ['kept'] };
        },
      };
      writeFileSync(join(home, 'data', 'kept'), '');
      await expect(
        serviceOn(breaking).ingest({
          source: 'fremotor',
          directory: FREMOTOR,
          runId: await newRun(),
        }),
      ).rejects.toMatchObject({ code: 'ingestion_interrupted', kind: 'unavailable' });
      expect((await versions.active()).map(({ id }) => id)).toEqual(before.map(({ id }) => id));
      expect(existsSync(join(home, 'data', 'kept'))).toBe(true);
    });

    it('lets only one ingestion work at a time', async () => {
      const registry = new RegistryService(database.dataSource);
      await registry.exclusively(async () => {
        await expect(
          serviceOn(plane).ingest({ source: 'fremotor', directory: FREMOTOR, runId: 1 }),
        ).rejects.toMatchObject({ code: 'ingestion_running' });
      });
    });
  });
});

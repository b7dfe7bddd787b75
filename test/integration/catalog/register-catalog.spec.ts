import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CATALOG_ENTITIES,
  ReadCatalogService,
  RegisterCatalogService,
  type RegisteredCatalog,
} from '@tagwright/catalog';
import { DEFINITION_ENTITIES } from '@tagwright/definitions';
import type { INestApplicationContext } from '@nestjs/common';
import { MIGRATIONS } from '@tagwright/composition';
import {
  createTestDatabase,
  openGovernance,
  putIntoForce,
  type TestDatabase,
} from '@tagwright/testing';

const SHIPPED = new URL('../../../governance', import.meta.url).pathname;

describe('registering a governance folder', () => {
  let database: TestDatabase;
  let directory: string;
  let register: RegisterCatalogService;
  let read: ReadCatalogService;
  let services: INestApplicationContext;

  /** Registers, and has what waits for review approved. */
  const registerAndApprove = async (): Promise<RegisteredCatalog> => {
    const registered = await register.register(directory);
    if (registered.changeSet !== null) await putIntoForce(services, registered.changeSet);
    return registered;
  };

  beforeEach(async () => {
    const entities = [...CATALOG_ENTITIES, ...DEFINITION_ENTITIES];
    database = await createTestDatabase({ entities, migrations: MIGRATIONS });
    services = await openGovernance(database.dataSource);
    register = services.get(RegisterCatalogService);
    read = services.get(ReadCatalogService);
    directory = await mkdtemp(join(tmpdir(), 'governance-'));
    await cp(SHIPPED, directory, { recursive: true });
  });
  afterEach(async () => {
    await services.close();
    await database.close();
    await rm(directory, { recursive: true });
  });

  const edit = async (path: string, from: string, to: string): Promise<void> => {
    const file = join(directory, path);
    const text = await readFile(file, 'utf8');
    expect(text).toContain(from);
    await writeFile(file, text.replace(from, to));
  };

  const versionsOf = async (code: string): Promise<unknown> =>
    database.dataSource.query(
      'SELECT version, active FROM catalog_object WHERE code = $1 ORDER BY version',
      [code],
    );

  it('makes the folder the active catalog', async () => {
    const { total, changed, retired } = await register.register(directory);
    expect({ changed, retired }).toEqual({ changed: total, retired: 0 });
    const { codeLists, datasets } = await read.read();
    expect(codeLists.get('churn_state')?.codes.map(({ code }) => code)).toEqual(['A', 'B', 'C']);
    expect(datasets.get('service_order')?.eventColumn).toBe('open_date');
    const sources = await read.sources();
    expect(sources.map(({ source }) => source)).toContain('dealer_management');
    const models = await read.models();
    expect(models.find(({ dataset }) => dataset === 'lead')?.domain).toBe('lead');
    const schedules = await read.schedules();
    expect(schedules.map(({ schedule }) => schedule)).toEqual(['nightly_tags']);
    expect(codeLists.size + models.length + sources.length + schedules.length).toBe(total);
  });

  it('changes nothing when the same content comes again, however it is laid out', async () => {
    const { total } = await register.register(directory);
    await edit('code-lists/gender.yaml', 'codeList: gender', '# a remark\ncodeList:   gender');
    expect(await register.register(directory)).toEqual({
      total,
      changed: 0,
      retired: 0,
      changeSet: null,
    });
  });

  it('gives a changed object its next version and keeps the earlier one', async () => {
    await register.register(directory);
    const before = await read.read();
    await edit('code-lists/gender.yaml', 'Male', 'Man');
    expect(await registerAndApprove()).toMatchObject({ changed: 1, retired: 0 });
    expect(await versionsOf('gender')).toEqual([
      { version: 1, active: false },
      { version: 2, active: true },
    ]);
    const name = (await read.read()).codeLists.get('gender')?.codes[0]?.name.en;
    expect(name).toBe('Man');
    expect(before.codeLists.get('gender')?.codes[0]?.name.en).toBe('Male');
  });

  it('retires what is no longer there and brings it back as a new version', async () => {
    await register.register(directory);
    const file = join(directory, 'code-lists/churn_reason.yaml');
    const text = await readFile(file, 'utf8');
    await rm(file);
    expect(await registerAndApprove()).toMatchObject({ changed: 0, retired: 1 });
    expect((await read.read()).codeLists.has('churn_reason')).toBe(false);
    await writeFile(file, text);
    expect(await registerAndApprove()).toMatchObject({ changed: 1, retired: 0 });
    expect(await versionsOf('churn_reason')).toEqual([
      { version: 1, active: false },
      { version: 2, active: true },
    ]);
  });

  it('refuses a folder with errors as a whole and lists them all', async () => {
    await register.register(directory);
    await edit('code-lists/gender.yaml', 'owner:', 'owners:');
    await edit('domain-models/lead.yaml', 'list: bdc_grade', 'list: grades');
    await expect(register.register(directory)).rejects.toMatchObject({
      code: 'catalog_invalid',
      details: {
        diagnostics: expect.arrayContaining([
          expect.objectContaining({ code: 'unknown_key', file: 'code-lists/gender.yaml' }),
          expect.objectContaining({ code: 'unknown_code_list', file: 'domain-models/lead.yaml' }),
        ]) as unknown,
      },
    });
    expect(await versionsOf('gender')).toEqual([{ version: 1, active: true }]);
  });

  it('lets several registrations at once come to the same state', async () => {
    const results = await Promise.all([1, 2, 3].map(() => register.register(directory)));
    const changed = results.map((result) => result.changed).sort((a, b) => a - b);
    expect(changed).toEqual([0, 0, results[0]?.total]);
  });

  it('reads the same object again until something changes', async () => {
    await register.register(directory);
    expect(await read.read()).toBe(await read.read());
  });
});

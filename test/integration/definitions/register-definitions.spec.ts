import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { CATALOG_ENTITIES } from '@tagwright/catalog';
import { EditChangeSetService, ReadChangeSetsService } from '@tagwright/changes';
import {
  ActiveDefinitionsService,
  DEFINITION_ENTITIES,
  RegisterDefinitionsService,
} from '@tagwright/definitions';
import { MIGRATIONS } from '@tagwright/composition';
import {
  createTestDatabase,
  openGovernance,
  putIntoForce,
  testPerson,
  type TestDatabase,
} from '@tagwright/testing';

const ROOT = new URL('../../../', import.meta.url).pathname;
const FACT = `fact: visits
name: {zh: 次数, en: Visits}
group: basic
subject: customer
type: integer
owner: after_sales
pii: none
measure: {count: {}, from: service_order, window: {last: {months: 12}}}
`;
const TAG = `tag: visitor
name: {zh: 到店客户, en: Visitor}
category: care
subject: customer
kind: rule
type: boolean
owner: after_sales
purpose: {zh: 用途, en: Purpose}
legalBasis: consent
meaning: {zh: 含义, en: Meaning}
cases:
  - when: {fact: visits, operator: greaterThanInclusive, value: 1}
    value: true
else: false
`;

/** Each test begins with the catalog and no definition, in the one database of all of them. */
async function forgetDefinitions(database: TestDatabase): Promise<void> {
  const others = 'SELECT change_set_id FROM catalog_object WHERE change_set_id IS NOT NULL';
  for (const [table, where] of [
    ['shipped_object', `kind IN ('fact', 'tag')`],
    ['shipped_folder', `folder = 'definitions'`],
    ['definition_version', 'true'],
    ['change_review', `change_set_id NOT IN (${others})`],
    ['change_item', `change_set_id NOT IN (${others})`],
    ['change_editor', `change_set_id NOT IN (${others})`],
    ['change_set', `id NOT IN (${others})`],
  ] as const) {
    // The rules of governance let nothing be deleted; here they sleep.
    await database.asOwner(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
    await database.asOwner(`DELETE FROM ${table} WHERE ${where}`);
    await database.asOwner(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  }
}

describe('registering definitions', () => {
  let database: TestDatabase;
  let services: INestApplicationContext;
  let directory: string;
  let register: RegisterDefinitionsService;
  let active: ActiveDefinitionsService;

  beforeAll(async () => {
    database = await createTestDatabase({
      entities: [...CATALOG_ENTITIES, ...DEFINITION_ENTITIES],
      migrations: MIGRATIONS,
      governed: true,
    });
    services = await openGovernance(database.dataSource);
    register = services.get(RegisterDefinitionsService);
    active = services.get(ActiveDefinitionsService);
  });
  afterAll(async () => {
    await services.close();
    await database.close();
  });
  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'definitions-'));
  });
  afterEach(async () => {
    await forgetDefinitions(database);
    await rm(directory, { recursive: true });
  });

  const write = async (fact: string, tag?: string): Promise<void> => {
    await rm(join(directory, 'tag.yaml'), { force: true });
    await writeFile(join(directory, 'fact.yaml'), fact);
    if (tag !== undefined) await writeFile(join(directory, 'tag.yaml'), tag);
  };

  /** Registers, and has what waits for review approved. */
  const registerTexts = async (
    fact: string,
    tag?: string,
  ): ReturnType<RegisterDefinitionsService['register']> => {
    await write(fact, tag);
    const registered = await register.register(directory);
    if (registered.changeSet !== null) await putIntoForce(services, registered.changeSet);
    return registered;
  };

  const history = async (code: string): Promise<unknown> => {
    const rows = await database.dataSource.query<{ version: string; state: string }[]>(
      'SELECT version, state FROM definition_version WHERE code = $1 ORDER BY id',
      [code],
    );
    return rows.map(({ version, state }) => `${version} ${state}`);
  };

  it('enters the shipped set as version 1.0.0 of each and reads it back', async () => {
    const { total, changed } = await register.register(`${ROOT}tag-definitions`);
    const { set, versions } = await active.read();
    expect(changed).toBe(total);
    expect(set.facts.size + set.tags.size).toBe(total);
    expect(new Set([...versions.values()].map(({ version }) => version))).toEqual(
      new Set(['1.0.0']),
    );
    expect(versions.get('churn_warning')).toMatchObject({
      kind: 'tag',
      body: { category: 'churn' },
    });
    expect(await register.register(`${ROOT}tag-definitions`)).toEqual({
      total,
      changed: 0,
      retired: 0,
      changeSet: null,
    });
  });

  it('changes nothing when the same content comes again, however it is laid out', async () => {
    await registerTexts(FACT, TAG);
    const laidOut = TAG.replace('category: care\n', '').replace(
      'else:',
      '# rest\ncategory: care\nelse:',
    );
    expect(await registerTexts(FACT, laidOut)).toMatchObject({
      changed: 0,
      retired: 0,
      changeSet: null,
    });
  });

  it.each([
    ['a text', 'Meaning}', 'Clearer meaning}', '1.0.1'],
    ['a threshold', 'value: 1}', 'value: 2}', '1.1.0'],
    ['the condition', 'greaterThanInclusive', 'lessThan', '2.0.0'],
  ])('counts a change of %s as such', async (_what, from, to, version) => {
    await registerTexts(FACT, TAG);
    expect(await registerTexts(FACT, TAG.replace(from, to))).toMatchObject({ changed: 1 });
    expect(await history('visitor')).toEqual(['1.0.0 retired', `${version} active`]);
    expect(await history('visits')).toEqual(['1.0.0 active']);
    expect((await active.read()).versions.get('visitor')?.version).toBe(version);
  });

  it('goes on counting after 1.9.0, and a return to an earlier text is a new version', async () => {
    for (let value = 1; value <= 11; value += 1) {
      await registerTexts(FACT, TAG.replace('value: 1}', `value: ${value}}`));
    }
    await registerTexts(FACT, TAG);
    expect((await active.read()).versions.get('visitor')?.version).toBe('1.11.0');
  });

  it('retires what is no longer there; its return is a major version', async () => {
    await registerTexts(FACT, TAG);
    expect(await registerTexts(FACT)).toMatchObject({ total: 1, changed: 0, retired: 1 });
    expect((await active.read()).set.tags.size).toBe(0);
    await registerTexts(FACT, TAG);
    expect(await history('visitor')).toEqual(['1.0.0 retired', '2.0.0 active']);
  });

  it('lets a code become a tag that was a fact', async () => {
    await registerTexts(FACT, TAG);
    const tag = TAG.replace('tag: visitor', 'tag: other_visitor');
    await registerTexts(`${FACT}---\n${FACT.replace('visits', 'visitor')}`, tag);
    expect(await history('visitor')).toEqual(['1.0.0 retired', '1.0.0 active']);
    expect((await active.read()).set.facts.has('visitor')).toBe(true);
  });

  it('refuses definitions with errors as a whole and lists them all', async () => {
    const wrong = TAG.replace('fact: visits', 'fact: visit').replace('type: boolean', 'type: code');
    await expect(registerTexts(FACT.replace('count', 'counts'), wrong)).rejects.toMatchObject({
      code: 'definitions_invalid',
      details: {
        diagnostics: expect.arrayContaining([
          expect.objectContaining({ file: 'fact.yaml' }),
          expect.objectContaining({ file: 'tag.yaml' }),
        ]) as unknown,
      },
    });
    expect(await history('visitor')).toEqual([]);
  });

  it('leaves a changed definition with errors as a draft; what is in force stays', async () => {
    await registerTexts(FACT, TAG);
    await write(FACT, TAG.replace('fact: visits', 'fact: visit'));
    const { changeSet } = await register.register(directory);
    const changes = services.get(ReadChangeSetsService);
    const set = await changes.get(changeSet ?? 0);
    expect(set).toMatchObject({ state: 'draft', origin: 'upgrade', author: null });
    expect((await changes.check(set)).diagnostics).toMatchObject([
      { code: 'unknown_fact', file: 'tags/visitor.yaml' },
    ]);
    expect(await history('visitor')).toEqual(['1.0.0 active']);
  });

  it('adds a further change of the files to the upgrade that is open', async () => {
    await registerTexts(FACT, TAG);
    await write(FACT, TAG.replace('value: 1}', 'value: 2}'));
    const first = await register.register(directory);
    await write(FACT.replace('en: Visits', 'en: Calls'), TAG.replace('value: 1}', 'value: 3}'));
    const second = await register.register(directory);
    expect(second.changeSet).toBe(first.changeSet);
    const set = await services.get(ReadChangeSetsService).get(first.changeSet ?? 0);
    expect(set.state).toBe('in_review');
    expect(set.items.map(({ kind, code }) => `${kind} ${code}`)).toEqual([
      'fact visits',
      'tag visitor',
    ]);
    expect(set.items[1]?.text).toContain('value: 3}');
  });

  it('does not undo what people have changed since: the files are compared with what they said', async () => {
    await registerTexts(FACT, TAG);
    const edit = services.get(EditChangeSetService, { strict: false });
    const { id } = await edit.begin(testPerson(1), { title: 'More visits' });
    const text = TAG.replace('value: 1}', 'value: 4}');
    await edit.put(testPerson(1), { id }, { kind: 'tag', code: 'visitor', text });
    await putIntoForce(services, id);
    expect(await registerTexts(FACT, TAG)).toMatchObject({ changed: 0, changeSet: null });
    expect(await history('visitor')).toEqual(['1.0.0 retired', '1.1.0 active']);
  });

  it('refuses a definition whose example fails', async () => {
    const examples = 'examples:\n  - {given: {visits: 0}, expect: true}\n';
    await expect(registerTexts(FACT, TAG + examples)).rejects.toMatchObject({
      details: { diagnostics: [expect.objectContaining({ code: 'example_fails' })] },
    });
    expect(await history('visitor')).toEqual([]);
  });

  it('lets several registrations at once come to the same state', async () => {
    await writeFile(join(directory, 'both.yaml'), `${FACT}---\n${TAG}`);
    const results = await Promise.all([1, 2, 3].map(() => register.register(directory)));
    expect(results.map(({ changed }) => changed).sort()).toEqual([0, 0, 2]);
  });

  it('reads the same set again until something changes', async () => {
    await registerTexts(FACT, TAG);
    const before = await active.read();
    expect(await active.read()).toBe(before);
    await registerTexts(FACT, TAG.replace('value: 1}', 'value: 2}'));
    expect(await active.read()).not.toBe(before);
  });
});

import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DefinitionsAsOfService, PlanFilesService } from '@tagwright/definitions';
import { ANN, ChangeHouse } from './change-house.js';

let house: ChangeHouse;
let folder: string;

beforeAll(async () => {
  house = await ChangeHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'applied-'));
});
afterEach(() => rm(folder, { recursive: true }));

const FOLDERS = { fact: 'facts', tag: 'tags', code_list: 'code-lists' } as const;

/** What is in force, as `tagwright definitions export` writes it. */
async function exportAll(): Promise<void> {
  for (const name of Object.values(FOLDERS)) await mkdir(join(folder, name), { recursive: true });
  for (const { kind, code, text } of await house.get(DefinitionsAsOfService).texts(null)) {
    await writeFile(join(folder, FOLDERS[kind], `${code}.yaml`), text);
  }
}

const plan = (path = folder, retire = false) => house.get(PlanFilesService).plan(path, retire);

describe('files and what is in force', () => {
  it('are the same after an export: applying it changes nothing', async () => {
    await exportAll();
    const planned = await plan(folder, true);
    expect(planned).toMatchObject({ drafts: [], missing: [] });
    expect(planned.unchanged).toBeGreaterThan(60);
  });

  it('come back byte for byte as they were approved, comments included', async () => {
    const text = (await house.textOf('top_tier')).replace('category:', '# whose best?\ncategory:');
    await writeFile(join(folder, 'top.yaml'), text);
    const { drafts } = await plan();
    // What says the same is no change, however it is spelled.
    expect(drafts).toEqual([]);
    const changed = text
      .replace('value: true', 'value: false')
      .replace('else: false', 'else: true');
    await writeFile(join(folder, 'top.yaml'), changed);
    const planned = await plan();
    const set = await house.edit().begin(ANN, { title: 'From Git', origin: 'git' }, planned.drafts);
    expect(set).toMatchObject({ origin: 'git', items: [{ kind: 'tag', code: 'top_tier' }] });
    await house.inForce(set);
    await exportAll();
    expect(await readFile(join(folder, 'tags/top_tier.yaml'), 'utf8')).toBe(changed);
  });

  it('differ where the files say so; what they lack is retired only when that is asked for', async () => {
    await exportAll();
    await rm(join(folder, 'tags/top_tier.yaml'));
    const list = join(folder, 'code-lists/gender.yaml');
    await writeFile(list, (await readFile(list, 'utf8')).replace('Male', 'Man'));
    expect(await plan()).toMatchObject({
      changed: ['code_list gender'],
      retired: [],
      missing: ['tag top_tier'],
    });
    const planned = await plan(folder, true);
    expect(planned.drafts).toEqual([
      expect.objectContaining({ kind: 'code_list', code: 'gender' }),
      { kind: 'tag', code: 'top_tier', text: null },
    ]);
  });

  it.each([
    ['neither a fact nor a tag', 'hello: world\n', 'object_unknown'],
    ['no YAML', '[[[', 'definitions_invalid'],
    ['aliases', 'tag: &a x\nname: *a\n', 'definitions_invalid'],
    ['an object twice', 'tag: a\n---\ntag: a\n', 'object_repeated'],
    ['only a prototype', '__proto__: { tag: x }\n', 'object_unknown'],
  ])('are refused when a file holds %s', async (_what, text, code) => {
    await writeFile(join(folder, 'a.yaml'), text);
    await expect(plan()).rejects.toMatchObject({ code });
  });

  it('refuse a folder that is not there', async () => {
    await expect(plan(join(folder, 'nowhere'))).rejects.toMatchObject({
      code: 'definitions_not_found',
    });
  });
});

describe('what was in force at an instant', () => {
  it('is told to the byte, with who had approved it, and is gone when it is retired', async () => {
    const asOf = house.get(DefinitionsAsOfService);
    const before = await house.textOf('value_tier');
    const set = await house.inForce(await house.draftTier(55));
    const { activatedAt } = await house.read().get(set.id);
    const instant = activatedAt ?? new Date();
    const at = (milliseconds: number) =>
      asOf.read(new Date(instant.getTime() + milliseconds), { kind: 'tag', code: 'value_tier' });
    expect(await at(-1)).toMatchObject([{ version: '1.0.0', text: before, approvers: [] }]);
    expect(await at(1)).toMatchObject([
      {
        version: '1.1.0',
        text: set.items[0]?.text,
        changeSet: set.id,
        author: ANN.person,
        approvers: [{ account: 'person-2' }],
        activeUntil: null,
      },
    ]);
    expect(await asOf.read(new Date(0))).toEqual([]);
  });
});

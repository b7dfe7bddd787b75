import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { EditChangeSetService } from '@tagwright/changes';
import { PlanFilesService } from '@tagwright/definitions';
import {
  ChangeSetImpactService,
  draftsOfItems,
  PreviewImpactService,
  type CodeListImpact,
  type Draft,
  type ImpactReport,
} from '@tagwright/impact';
import { putIntoForce, testPerson } from '@tagwright/testing';
import { parse } from 'yaml';
import { draftOf } from './drafted.js';
import { ImpactHouse } from './impact-house.js';

let house: ImpactHouse;

beforeAll(async () => {
  house = await ImpactHouse.open(600);
}, 240_000);

afterAll(() => house.close());

interface ListBody {
  readonly codes: { code: string; name: { zh: string; en: string }; parent?: string }[];
  [key: string]: unknown;
}

const shipped = (list: string): Promise<string> =>
  readFile(`governance/code-lists/${list}.yaml`, 'utf8');

async function listDraft(list: string, change: (body: ListBody) => void): Promise<Draft> {
  const body = parse(await shipped(list)) as ListBody;
  change(body);
  return { kind: 'code_list', code: list, body };
}

const preview = (drafts: readonly Draft[]): Promise<ImpactReport> =>
  house.services.get(PreviewImpactService).preview(drafts);

function without(code: string) {
  return (body: ListBody): void => {
    body.codes.splice(0, body.codes.length, ...body.codes.filter((each) => each.code !== code));
  };
}

/** How many customers have an occupation, counted past the preview. */
async function having(occupation: string): Promise<number> {
  const { manifest } = await house.snapshot();
  const file = manifest.facts.find(({ subject }) => subject === 'customer')?.file ?? '';
  const [row] = await house.sql(
    `SELECT count(*) AS n FROM read_parquet('${house.data(file)}')
     WHERE customer_occupation = '${occupation}'`,
  );
  return Number(row?.n);
}

const listOf = ({ codeLists }: ImpactReport): CodeListImpact | undefined => codeLists?.[0];

describe('a code list that is drafted alone', () => {
  it('names who has a code that goes, and what uses the list', async () => {
    const report = await preview([await listDraft('occupation', without('farmer'))]);
    expect(report).toMatchObject({ isComputed: true, tags: [], facts: [] });
    const list = listOf(report);
    expect(list).toMatchObject({ list: 'occupation', change: 'changed', leftOut: 0 });
    expect(list?.usedBy).toMatchObject([
      { kind: 'fact', code: 'customer_occupation', subject: 'customer', hasValues: true },
      { kind: 'tag', code: 'need_class', hasValues: false },
    ]);
    expect(list?.columns).toEqual(['customer.occupation']);
    const farmers = await having('farmer');
    expect(farmers).toBeGreaterThan(0);
    const own = { kind: 'fact', code: 'customer_occupation', subject: 'customer' };
    expect(list?.codes).toEqual([
      {
        ...{ code: 'farmer', change: 'removed', after: null },
        before: { name: { zh: '农林牧渔', en: 'Farmer' }, parent: null, region: null },
        holders: [{ ...own, before: farmers, after: farmers }],
      },
    ]);
  });

  it('shows another name and another place of a code, and a new code that nobody has yet', async () => {
    const draft = await listDraft('occupation', ({ codes }) => {
      codes[0] = { code: 'private_employee', name: { zh: '职员', en: 'Employee' }, parent: 'work' };
      codes.push({ code: 'pilot', name: { zh: '飞行员', en: 'Pilot' } });
    });
    expect(listOf(await preview([draft]))?.codes).toMatchObject([
      { code: 'pilot', change: 'added', before: null, holders: [] },
      {
        ...{ code: 'private_employee', change: 'changed', holders: [] },
        before: { name: { en: 'Private employee' }, parent: null },
        after: { name: { en: 'Employee' }, parent: 'work' },
      },
    ]);
  });

  it('computes labels anew that count only as far as the list knows them', async () => {
    const report = await preview([await listDraft('price_sensitivity', without('high'))]);
    const column = report.tags.find(({ code }) => code === 'price_concern');
    expect(column).toMatchObject({ change: 'changed', isDrafted: false });
    const had = column?.before.find(({ value }) => value === 'high')?.count ?? 0;
    expect(had).toBeGreaterThan(0);
    expect(column?.after.find(({ value }) => value === 'high')).toBeUndefined();
    const high = listOf(report)?.codes[0]?.holders.find(({ code }) => code === 'price_concern');
    expect(high).toMatchObject({ before: had, after: 0 });
  });

  it('has no numbers while something is wrong with it, or with what uses it', async () => {
    const broken = await listDraft('occupation', ({ codes }) => {
      codes.push({ code: 'farmer', name: { zh: '又', en: 'Again' } });
    });
    const twice = await preview([broken]);
    expect([twice.isComputed, twice.codeLists]).toEqual([false, []]);
    expect(twice.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'duplicate_code', file: 'code-lists/occupation.yaml' }),
    );
    const named = await preview([await listDraft('occupation', without('manager'))]);
    expect(named.isComputed).toBe(false);
    expect(named.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'code_outside_list', file: 'need_class' }),
    );
    const gone = await preview([{ kind: 'code_list', code: 'occupation', body: null }]);
    expect(gone.diagnostics.map(({ code }) => code)).toContain('code_list_in_use');
  });
});

describe('files', () => {
  it('hold code lists for a preview too, in a folder or one alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'lists-'));
    const file = join(folder, 'occupation.yaml');
    await writeFile(file, (await shipped('occupation')).replace('Farmer', 'Grower'));
    const { drafts } = await house.services.get(PlanFilesService).plan(file, false);
    const report = await preview(draftsOfItems(drafts));
    expect(listOf(report)?.codes).toMatchObject([
      { code: 'farmer', change: 'changed', after: { name: { en: 'Grower' } } },
    ]);
    await rm(folder, { recursive: true });
  });
});

describe('a code list that is drafted with what uses it', () => {
  const platinum = (): Promise<Draft> =>
    listDraft('value_tier', ({ codes }) => {
      codes.push({ code: 'X', name: { zh: '至尊', en: 'Supreme' } });
    });
  const tier = (): Promise<Draft> =>
    draftOf(house, 'tag', 'value_tier', (body) => {
      const { cases } = body as { cases: { value: string }[] };
      if (cases[0] !== undefined) cases[0].value = 'X';
    });

  it('is known to the rule, and says how many get the new code', async () => {
    const alone = await preview([await tier()]);
    expect(alone.diagnostics.map(({ code }) => code)).toContain('code_outside_list');
    const report = await preview([await tier(), await platinum()]);
    expect(report).toMatchObject({ isComputed: true });
    const column = report.tags.find(({ code }) => code === 'value_tier');
    const gained = column?.after.find(({ value }) => value === 'X')?.count ?? 0;
    expect(gained).toBeGreaterThan(0);
    const own = { kind: 'tag', code: 'value_tier', subject: 'customer' };
    expect(listOf(report)?.codes).toMatchObject([
      { code: 'X', change: 'added', holders: [{ ...own, before: 0, after: gained }] },
    ]);
  });

  it('lies in one change-set with it, whose report tells when the list in force moves on', async () => {
    const [ann, ben] = [testPerson(1), testPerson(2)];
    const edit = house.services.get(EditChangeSetService);
    const { id } = await edit.begin(ann, { title: 'Fewer occupations' });
    const text = (await shipped('occupation')).replace(/.*'farmer'.*\n/, '');
    await edit.put(ann, { id }, { kind: 'code_list', code: 'occupation', text });
    const impact = house.services.get(ChangeSetImpactService);
    const kept = await impact.compute(ben, id);
    expect(listOf(kept.report)?.codes).toMatchObject([{ code: 'farmer', change: 'removed' }]);
    expect(await impact.latest(id)).toMatchObject({ id: kept.id, isOutdated: false });
    await putIntoForce(house.services, id);
    expect(await impact.latest(id)).toMatchObject({ id: kept.id, isOutdated: true });
  });
});

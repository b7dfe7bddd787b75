import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  EditChangeSetService,
  ReadChangeSetsService,
  SubmitChangeSetService,
  type ChangeSet,
} from '@tagwright/changes';
import { ChangeSetImpactService, DecideChangeSetService } from '@tagwright/impact';
import { testPerson } from '@tagwright/testing';
import { churnFrom } from './drafted.js';
import { ImpactHouse } from './impact-house.js';

const [ann, ben, eve] = [testPerson(1), testPerson(2), testPerson(3)];

/** A changed threshold of Ann's that waits for its review. */
async function submitted(house: ImpactHouse, ratio: number): Promise<ChangeSet> {
  const { body } = await churnFrom(house, ratio);
  const edit = house.services.get(EditChangeSetService);
  const { id } = await edit.begin(ann, { title: `Churn from ${ratio}` });
  const text = JSON.stringify(body);
  await edit.put(ann, { id }, { kind: 'tag', code: 'churn_warning', text });
  return house.services.get(SubmitChangeSetService).submit(ann, { id });
}

function approve(
  house: ImpactHouse,
  { id, digest }: ChangeSet,
  seen?: number | 'none',
  actor = ben,
): Promise<ChangeSet> {
  const review = { decision: 'approved', digest: digest ?? '', seen } as const;
  return house.services.get(DecideChangeSetService).decide(actor, id, review);
}

describe('an approval where a snapshot is published', () => {
  let house: ImpactHouse;

  beforeAll(async () => {
    house = await ImpactHouse.open(300);
  }, 240_000);
  afterAll(() => house.close());

  const compute = (set: ChangeSet): Promise<{ id: number }> =>
    house.services.get(ChangeSetImpactService).compute(eve, set.id);

  it('names the report that was seen, and it is kept with it', async () => {
    const set = await submitted(house, 1.61);
    expect(set).toMatchObject({ submittedBy: ann.person, submittedAccount: ann.account });
    const { id } = await compute(set);
    const approved = await approve(house, set, id);
    expect(approved).toMatchObject({
      state: 'approved',
      reviews: [{ decision: 'approved', impactReport: id, noReportBecause: null }],
    });
  });

  it('is refused without one, whether or not one has been computed', async () => {
    const set = await submitted(house, 1.62);
    for (const seen of [undefined, 'none'] as const) {
      await expect(approve(house, set, seen)).rejects.toMatchObject({
        code: 'report_missing',
        kind: 'invalid',
        message: expect.stringContaining('compute it') as unknown,
      });
    }
    const { id } = await compute(set);
    await expect(approve(house, set)).rejects.toMatchObject({
      code: 'report_missing',
      message: expect.stringContaining(String(id)) as unknown,
    });
  });

  it('is refused for a report that is not the newest, or of another change', async () => {
    const [set, other] = [await submitted(house, 1.63), await submitted(house, 1.64)];
    const [first, foreign] = [await compute(set), await compute(other)];
    const second = await compute(set);
    await expect(approve(house, set, first.id)).rejects.toMatchObject({
      code: 'report_outdated',
      kind: 'conflict',
      message: expect.stringContaining(String(second.id)) as unknown,
    });
    for (const report of [foreign.id, 999_999]) {
      await expect(approve(house, set, report)).rejects.toMatchObject({
        code: 'report_of_other_drafts',
      });
    }
    expect((await approve(house, set, second.id)).state).toBe('approved');
  });

  it('is refused by the database, too, past every service', async () => {
    const set = await submitted(house, 1.66);
    const [first, second] = [await compute(set), await compute(set)];
    const insert = (report: number | null, because: string | null): Promise<unknown> =>
      house.dataSource
        .transaction(async (manager) => {
          await manager.query(`SELECT set_config('tagwright.person', $1, true)`, [ben.person]);
          await manager.query(
            `INSERT INTO change_review (change_set_id, person, account, decision, digest,
               impact_report, no_report_because) VALUES ($1, $2, 'x', 'approved', $3, $4, $5)`,
            [set.id, ben.person, set.digest, report, because],
          );
          throw new Error('nothing');
        })
        .catch((error: unknown) => {
          const refused = error as { message: string; driverError?: { constraint?: string } };
          return refused.driverError?.constraint ?? refused.message;
        });
    expect(await insert(null, null)).toBe('report_missing');
    expect(await insert(null, 'no_snapshot')).toBe('report_missing');
    expect(await insert(first.id, null)).toBe('report_outdated');
    expect(await insert(second.id, 'gone')).toMatch(/check/);
    expect(await insert(second.id, null)).toBe('nothing');
  });

  it('tells an author first that it is their own work', async () => {
    const set = await submitted(house, 1.67);
    await expect(approve(house, set, undefined, ann)).rejects.toMatchObject({ code: 'own_work' });
  });
});

describe('an approval before anything is published', () => {
  let house: ImpactHouse;

  beforeAll(async () => {
    house = await ImpactHouse.openDefined();
  }, 120_000);
  afterAll(() => house.close());

  it('says that no report was seen, and why there is none is kept with it', async () => {
    const set = await submitted(house, 1.61);
    await expect(approve(house, set)).rejects.toMatchObject({
      code: 'report_missing',
      message: expect.stringContaining('"none"') as unknown,
    });
    const approved = await approve(house, set, 'none');
    expect(approved).toMatchObject({
      state: 'approved',
      reviews: [{ impactReport: null, noReportBecause: 'no_snapshot' }],
    });
    const [event] = await house.dataSource.query<{ details: object }[]>(
      `SELECT details FROM audit_event WHERE action = 'change_set.reviewed' ORDER BY id DESC LIMIT 1`,
    );
    expect(event?.details).toMatchObject({ noReportBecause: 'no_snapshot' });
    const read = await house.services.get(ReadChangeSetsService).get(set.id);
    expect(read.reviews).toMatchObject([{ noReportBecause: 'no_snapshot' }]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LintTagsService, type LintedTag } from '@tagwright/audiences';
import { openPublishedHouse, type House } from '../api/open-house.js';

describe('linting the published tags', () => {
  let house: House;
  let tags: ReadonlyMap<string, LintedTag>;

  beforeAll(async () => {
    house = await openPublishedHouse();
    const report = await house.services.get(LintTagsService).lint();
    tags = new Map(report.tags.map((each) => [each.tag, each]));
  });
  afterAll(() => house.close());

  it('counts each subject in exactly one of the cases, `else` and `unknown`, unless it collects', () => {
    expect(tags.size).toBeGreaterThan(3);
    for (const { subjects, lists } of tags.values()) {
      for (const { cases, otherwise, unknown } of lists.filter(({ collects }) => !collects)) {
        const reached = cases.reduce((sum, each) => sum + each.reached, 0);
        expect(reached + otherwise + unknown).toBe(subjects);
      }
    }
  });

  it('counts whom each case reaches, as the snapshot has their values', () => {
    expect(tags.get('loyalty')).toMatchObject({
      subject: 'customer',
      subjects: 5,
      lists: [
        {
          path: '',
          cases: [
            { path: 'cases[0]', value: 'A', reached: 1, shadowed: 0 },
            { path: 'cases[1]', value: 'B', reached: 2, shadowed: 0 },
          ],
          otherwise: 1,
          unknown: 1,
          overlapping: 0,
        },
      ],
    });
  });

  it('tells for whom several cases hold, and lists the lines of a scorecard', () => {
    expect(tags.get('reachable_by')?.lists).toMatchObject([
      { cases: [{ reached: 3 }, { reached: 1, shadowed: 0 }], otherwise: 1, overlapping: 1 },
    ]);
    expect(tags.get('spend_score')?.lists).toMatchObject([
      { path: 'inputs[0]', cases: [{ path: 'inputs[0].bins[0]', value: 50, reached: 1 }] },
    ]);
  });

  it('leaves rollups out, and takes tags as inputs from the snapshot', () => {
    expect(tags.has('best_lead')).toBe(false);
    expect(tags.get('big_spender')?.lists).toMatchObject([{ cases: [{ reached: 1 }] }]);
  });

  it('lints one tag, and refuses one that is not there', async () => {
    const lint = house.services.get(LintTagsService);
    expect((await lint.lint('loyalty')).tags).toHaveLength(1);
    await expect(lint.lint("x'; DROP TABLE run; --")).rejects.toMatchObject({
      code: 'tag_not_found',
    });
  });
});

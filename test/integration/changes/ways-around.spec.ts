import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommentOnChangeSetService, type ChangeSet } from '@tagwright/changes';
import { ANN, BEN, ChangeHouse } from './change-house.js';

let house: ChangeHouse;
let inReview: ChangeSet;
let draft: ChangeSet;

beforeAll(async () => {
  house = await ChangeHouse.open();
  draft = await house.draftTier(72);
  inReview = await house.submit(ANN, await house.draftTier(71));
});
afterAll(() => house.close());

/** Statements in a transaction of somebody, past every service; the rule that refuses them. */
async function ruleAgainst(
  person: string | null,
  ...statements: readonly (readonly [sql: string, values?: unknown[]])[]
): Promise<unknown> {
  try {
    await house.database.dataSource.transaction(async (manager) => {
      await manager.query(`SELECT set_config('tagwright.person', $1, true)`, [person ?? '']);
      for (const [sql, values] of statements) await manager.query(sql, values);
    });
  } catch (error) {
    return (error as { driverError: { constraint?: string } }).driverError.constraint;
  }
  return 'nothing';
}

const INSERT_REVIEW = `INSERT INTO change_review
  (change_set_id, person, account, decision, digest, no_report_because)
  VALUES ($1, $2, 'x', 'approved', $3, $4)`;

const review = (
  person: string | null,
  noReport: string | null = 'no_snapshot',
): readonly [string, unknown[]] => [
  INSERT_REVIEW,
  [inReview.id, person, inReview.digest, noReport],
];

const INSERT_VERSION = `INSERT INTO definition_version
  (kind, code, version, body, content_hash, state, origin, text, change_set_id, active_from)
  SELECT kind, code, '9.0.0', body, content_hash, $2, origin, text, $1::integer, now()
  FROM definition_version WHERE code = 'value_tier'`;

describe('the database refuses, whatever the way in', () => {
  it('an approval of nobody, or in somebody else’s name', async () => {
    expect(await ruleAgainst(null, review(BEN.person))).toBe('actor_unknown');
    expect(await ruleAgainst(ANN.person, review(BEN.person))).toBe('actor_unknown');
  });

  it('an approval by the author, and by an editor who has taken their name from the list', async () => {
    expect(await ruleAgainst(ANN.person, review(ANN.person))).toBe('own_work');
    expect(await ruleAgainst(ANN.person, ['DELETE FROM change_editor'], review(ANN.person))).toBe(
      'editors_kept',
    );
    expect(await ruleAgainst(BEN.person, ['UPDATE change_set SET author = $1', [BEN.person]])).toBe(
      'change_set_fixed',
    );
  });

  it('an approval that does not say which report was seen, or why there is none', async () => {
    expect(await ruleAgainst(BEN.person, review(BEN.person, null))).toBe('report_missing');
  });

  it('a state without the approvals that it needs, or with fewer needed than were asked for', async () => {
    const set = (columns: string): readonly [string, unknown[]] => [
      `UPDATE change_set SET ${columns} WHERE id = $1`,
      [inReview.id],
    ];
    expect(await ruleAgainst(BEN.person, set(`state = 'approved'`))).toBe('approvals_missing');
    expect(await ruleAgainst(BEN.person, set(`state = 'active'`))).toBe('state_refused');
    expect(await ruleAgainst(BEN.person, set('approvals_needed = 0'))).toBe('change_set_fixed');
    expect(await ruleAgainst(BEN.person, set(`digest = repeat('0', 64)`))).toBe('change_set_fixed');
  });

  it('a draft that goes into review without anybody saying how many must approve', async () => {
    const submit = `UPDATE change_set SET state = 'in_review' WHERE id = $1`;
    expect(await ruleAgainst(ANN.person, [submit, [draft.id]])).toBe('approvals_unknown');
  });

  it('another text under what is in review', async () => {
    const swap = `UPDATE change_item SET text = 'tag: x' WHERE change_set_id = $1`;
    expect(await ruleAgainst(ANN.person, [swap, [inReview.id]])).toBe('state_refused');
  });

  it('an edit by nobody', async () => {
    const swap = `UPDATE change_item SET text = 'tag: x' WHERE change_set_id = $1`;
    expect(await ruleAgainst(null, [swap, [draft.id]])).toBe('actor_unknown');
  });

  it('a version that was not approved, or not like this', async () => {
    for (const id of [null, draft.id, inReview.id]) {
      for (const state of ['active', 'approved']) {
        expect(await ruleAgainst(BEN.person, [INSERT_VERSION, [id, state]])).toBe('not_approved');
      }
    }
    const list = `INSERT INTO catalog_object (kind, code, version, body, content_hash, active)
      VALUES ('code_list', 'mine', 1, '{}', repeat('0', 64), true)`;
    expect(await ruleAgainst(BEN.person, [list])).toBe('not_approved');
  });

  it('another body, or another text, of a version in force', async () => {
    for (const column of [`body = '{}'`, `text = ''`, `version = '8.0.0'`]) {
      const sql = `UPDATE definition_version SET ${column} WHERE code = 'value_tier'`;
      expect(await ruleAgainst(BEN.person, [sql])).toBe('version_fixed');
    }
    const list = `UPDATE catalog_object SET body = '{}' WHERE code = 'gender'`;
    expect(await ruleAgainst(BEN.person, [list])).toBe('version_fixed');
  });

  it('the return of a version that has ended', async () => {
    const statements = ['retired', 'active'].map(
      (state) =>
        [
          `UPDATE definition_version SET state = '${state}',
             active_until = CASE WHEN '${state}' = 'retired' THEN now() END
           WHERE code = 'value_tier'`,
        ] as const,
    );
    expect(await ruleAgainst(BEN.person, ...statements)).toBe('version_fixed');
  });

  it.each([
    ['change_set', 'change_set_kept'],
    ['change_review', 'review_kept'],
    ['definition_version', 'version_kept'],
    [`catalog_object WHERE kind = 'code_list'`, 'version_kept'],
  ])('the deletion of a %s', async (table, rule) => {
    const approved = await house.approve(BEN, await house.submit(ANN, await house.draftTier(73)));
    expect(await ruleAgainst(BEN.person, [`DELETE FROM ${table}`])).toBe(rule);
    await house.end().withdraw(ANN, approved, 'over');
  });

  it('a decision that somebody changes afterwards', async () => {
    const approved = await house.approve(BEN, await house.submit(ANN, await house.draftTier(73)));
    const rewrite = `UPDATE change_review SET comment = 'I never said that'`;
    expect(await ruleAgainst(BEN.person, [rewrite])).toBe('review_kept');
    await house.end().withdraw(ANN, approved, 'over');
  });

  it('another title for what has come into force, and other words in somebody’s mouth', async () => {
    const active = await house.inForce(await house.draftTier(74));
    const rename = `UPDATE change_set SET title = 'Something else' WHERE id = $1`;
    expect(await ruleAgainst(ANN.person, [rename, [active.id]])).toBe('change_set_ended');
    const comments = house.get(CommentOnChangeSetService);
    await comments.add(BEN, inReview.id, { text: 'Why?' });
    for (const sql of [`UPDATE change_comment SET text = 'Fine.'`, 'DELETE FROM change_comment']) {
      expect(await ruleAgainst(BEN.person, [sql])).toBe('comment_kept');
    }
  });

  it('a second beginning', async () => {
    const begin = `INSERT INTO change_set (title, origin, author_account)
      VALUES ('again', 'bootstrap', 'system')`;
    const item = `INSERT INTO change_item (change_set_id, kind, code, text)
      SELECT max(id), 'tag', 'mine', 'tag: mine' FROM change_set`;
    expect(await ruleAgainst(null, [begin], [item])).toBe('already_governed');
  });
});

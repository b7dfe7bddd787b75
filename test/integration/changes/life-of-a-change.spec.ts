import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { VersionPinsService, type ChangeSet } from '@tagwright/changes';
import { ANN, BEN, EVE, ChangeHouse, DAN } from './change-house.js';

let house: ChangeHouse;

beforeAll(async () => {
  house = await ChangeHouse.open();
});
afterAll(() => house.close());

/** What a test left open is none of the next one's business. */
afterEach(async () => {
  const { items } = await house.read().list({
    states: ['draft', 'in_review', 'approved', 'scheduled'],
    limit: 100,
  });
  for (const { id } of items) await house.end().withdraw(ANN, { id }, 'over');
});

describe('a change-set', () => {
  it('comes into force as a new version after another person has approved it', async () => {
    const draft = await house.draftTier(75);
    expect(draft).toMatchObject({ state: 'draft', author: ANN.person, editors: [ANN.person] });
    const submitted = await house.submit(ANN, draft);
    expect(submitted).toMatchObject({ state: 'in_review', approvalsNeeded: 1 });
    const approved = await house.approve(BEN, submitted);
    expect(approved.state).toBe('approved');
    expect(await house.history('value_tier')).toEqual(['1.0.0 active', '1.1.0 approved']);
    const active = await house.schedule().schedule(ANN, { id: draft.id }, null);
    expect(active.state).toBe('active');
    expect(await house.history('value_tier')).toEqual(['1.0.0 retired', '1.1.0 active']);
    expect(await house.textOf('value_tier')).toBe(draft.items[0]?.text);
    expect(await house.events(draft.id)).toEqual([
      ...['begun', 'item_put', 'submitted', 'reviewed', 'approved', 'activated'],
    ]);
  });

  it('gives an editor one object: its draft beside what is in force, and whether that moved on', async () => {
    const begun = await house.edit().begin(ANN, { title: 'One object' });
    const untouched = await house.read().item(begun.id, 'tag', 'value_tier');
    expect(untouched).toMatchObject({ item: undefined, isMoved: false });
    expect(untouched.active).toBe(await house.textOf('value_tier'));
    const draft = await house.draftTier(60);
    const drafted = await house.read().item(draft.id, 'tag', 'value_tier');
    expect(drafted).toMatchObject({ set: { revision: draft.revision }, isMoved: false });
    expect(drafted.item?.text).toBe(draft.items[0]?.text);
    await house.inForce(await house.draftTier(65));
    await expect(house.read().item(draft.id, 'tag', 'value_tier')).resolves.toMatchObject({
      isMoved: true,
    });
    expect(await house.read().item(begun.id, 'tag', 'nobody')).toMatchObject({ active: null });
  });

  it('holds several objects, which come into force together or not at all', async () => {
    const { id } = await house.edit().begin(ANN, { title: 'Two at once' });
    const list = {
      kind: 'code_list' as const,
      code: 'new_list',
      text: `codeList: new_list
name: { zh: 新, en: New }
owner: sales
codes:
  - { code: A, name: { zh: 甲, en: First } }
`,
    };
    await house.edit().put(ANN, { id }, list);
    const tag = (await house.textOf('value_tier'))
      .replace('tag: value_tier', 'tag: newcomer')
      .replace('list: value_tier', 'list: new_list')
      .replace(
        /\ncases:[^]*/,
        '\ncases:\n  - when: { fact: visits, operator: isPresent }\n    value: A\nelse: missing\n',
      );
    await house.edit().put(ANN, { id }, { kind: 'tag', code: 'newcomer', text: tag });
    const { changes, diagnostics } = await house.read().check(await house.read().get(id));
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(changes).toMatchObject([
      { kind: 'code_list', code: 'new_list', from: null, to: '1', change: 'new' },
      { kind: 'tag', code: 'newcomer', from: null, to: '1.0.0', change: 'new' },
    ]);
    await house.inForce(await house.read().get(id));
    expect(await house.history('newcomer')).toEqual(['1.0.0 active']);
  });

  it('goes back to its author when changes are asked for, and the request is kept', async () => {
    const set = await house.submit(ANN, await house.draftTier(76));
    const review = {
      decision: 'changes_requested',
      digest: set.digest ?? '',
      comment: 'Why 76?',
    } as const;
    const back = await house.reviewer().review(BEN, set.id, review);
    expect(back).toMatchObject({ state: 'draft', digest: null });
    expect(back.reviews).toMatchObject([{ decision: 'changes_requested', comment: 'Why 76?' }]);
    const waiting = await house.read().list({ waitingFor: ANN.person ?? '', limit: 10 });
    expect(waiting.items.map(({ id }) => id)).toEqual([set.id]);
  });

  it('leaves what is in force as it was when it is rejected', async () => {
    const before = await house.history('value_tier');
    const set = await house.submit(ANN, await house.draftTier(77));
    const review = { decision: 'rejected', digest: set.digest ?? '', comment: 'No.' } as const;
    const rejected = await house.reviewer().review(BEN, set.id, review);
    expect(rejected).toMatchObject({ state: 'rejected', endedBecause: 'No.' });
    expect(await house.history('value_tier')).toEqual(before);
  });

  it('loses its approval by any later edit', async () => {
    const approved = await house.approve(BEN, await house.submit(ANN, await house.draftTier(78)));
    const item = approved.items[0];
    const text = `# one more word\n${item?.text ?? ''}`;
    const edited = await house.edit().put(DAN, approved, { kind: 'tag', code: 'value_tier', text });
    expect(edited).toMatchObject({ state: 'draft', digest: null });
    expect(edited.reviews).toMatchObject([{ decision: 'approved' }]);
    expect(edited.reviews[0]?.voidedAt).not.toBeNull();
    expect((await house.history('value_tier')).at(-1)).toMatch(/ withdrawn$/);
    await expect(house.schedule().schedule(ANN, edited, null)).rejects.toMatchObject({
      code: 'state_refused',
      kind: 'conflict',
    });
  });

  it('is superseded when another change to the same object comes into force first', async () => {
    const [slow, fast] = [await house.draftTier(79), await house.draftTier(80)];
    const approved = await house.approve(BEN, await house.submit(ANN, slow));
    await house.inForce(fast);
    const ended = await house.schedule().schedule(ANN, approved, null);
    expect(ended).toMatchObject({
      state: 'superseded',
      endedBecause: 'Another change to tag value_tier came into force before.',
    });
  });

  it('cannot be submitted when what it changes has changed meanwhile, until it is rebased', async () => {
    const [slow, fast] = [await house.draftTier(81), await house.draftTier(82)];
    await house.inForce(fast);
    await expect(house.submit(ANN, slow)).rejects.toMatchObject({ code: 'base_moved' });
    const rebased = await house.edit().rebase(ANN, slow);
    expect((await house.submit(ANN, rebased)).state).toBe('in_review');
  });

  it('that is taken back gives the old text a new version', async () => {
    const before = await house.textOf('value_tier');
    const set = await house.inForce(await house.draftTier(83));
    const back = await house.end().rollBack(BEN, set.id, 'It was too strict.');
    expect(back).toMatchObject({ origin: 'rollback', rollsBack: set.id, author: BEN.person });
    await house.approve(EVE, await house.submit(BEN, back));
    await house.schedule().schedule(BEN, back.id === 0 ? back : { id: back.id }, null);
    expect(await house.textOf('value_tier')).toBe(before);
  });

  it('waits for its date, and comes into force when the database has it', async () => {
    const approved = await house.approve(BEN, await house.submit(ANN, await house.draftTier(84)));
    const tomorrow = new Date(Date.now() + 86_400_000);
    const scheduled = await house.schedule().schedule(ANN, approved, tomorrow);
    expect(scheduled).toMatchObject({ state: 'scheduled', effectiveAt: tomorrow });
    expect(await house.schedule().activateDue()).toEqual([]);
    await house.query(`UPDATE change_set SET effective_at = now() - interval '1 s' WHERE id = $1`, [
      approved.id,
    ]);
    expect(await house.schedule().activateDue()).toEqual([approved.id]);
    expect((await house.read().get(approved.id)).state).toBe('active');
    await expect(house.schedule().schedule(ANN, approved, new Date(0))).rejects.toMatchObject({
      code: 'change_set_outdated',
      kind: 'outdated',
    });
  });

  it('with errors is not submitted, and all of them are told', async () => {
    const set = await house.draft('value_tier', 'fact: visits', 'fact: visit');
    await expect(house.submit(ANN, set)).rejects.toMatchObject({
      code: 'change_set_invalid',
      details: {
        diagnostics: expect.arrayContaining([
          expect.objectContaining({ code: 'unknown_fact', line: 13 }),
        ]) as unknown,
      },
    });
  });

  it('that retires what others use says who does', async () => {
    const { id } = await house.edit().begin(ANN, { title: 'Away with it' });
    await house.edit().put(ANN, { id }, { kind: 'fact', code: 'visits', text: null });
    await expect(house.submit(ANN, { id })).rejects.toMatchObject({
      message: expect.stringMatching(/visits/) as unknown,
    });
  });

  it('is refused to whoever saw an earlier revision', async () => {
    const set = await house.draftTier(85);
    const words = { reason: 'Because' };
    await house.edit().describe(ANN, set, words);
    await expect(house.edit().describe(DAN, set, words)).rejects.toMatchObject({
      code: 'change_set_outdated',
      kind: 'outdated',
      details: { revision: set.revision + 1 },
    });
  });

  it('waits in the inbox of who may review it, not of who wrote it', async () => {
    const set = await house.submit(ANN, await house.draftTier(86));
    const inbox = async (person: string | null): Promise<number[]> =>
      (await house.read().list({ waitingFor: person ?? '', limit: 10 })).items.map(({ id }) => id);
    expect(await inbox(ANN.person)).toEqual([]);
    expect(await inbox(BEN.person)).toEqual([set.id]);
  });
});

describe('a consumer that relies on a major version', () => {
  const asOwn = async (): Promise<ChangeSet> => {
    const set = await house.draft('value_tier', 'greaterThanInclusive', 'greaterThan');
    const text = (set.items[0]?.text ?? '').replace(/\nexamples:[^]*/, '\n');
    return house.edit().put(ANN, set, { kind: 'tag', code: 'value_tier', text });
  };

  it('is waited for, until they let go or their date has come', async () => {
    const pins = house.get(VersionPinsService);
    const pin = { kind: 'tag', code: 'value_tier', major: 1, reason: '' } as const;
    const { id } = await pins.pin(EVE, { ...pin, consumer: 'campaigns', until: '9999-12-31' });
    await pins.pin(EVE, { ...pin, consumer: 'yesterday', until: '2020-01-01' });
    await expect(
      pins.pin(EVE, { ...pin, consumer: 'campaigns', until: null }),
    ).rejects.toMatchObject({
      code: 'already_pinned',
    });
    const minor = await house.inForce(await house.draftTier(61));
    expect(minor.state).toBe('active');
    const approved = await house.approve(BEN, await house.submit(ANN, await asOwn()));
    await expect(house.schedule().schedule(ANN, approved, null)).rejects.toMatchObject({
      code: 'version_pinned',
      message: expect.stringMatching(
        /: campaigns on tag value_tier 1\.x until 9999-12-31\. /,
      ) as unknown,
    });
    await house.schedule().schedule(ANN, approved, new Date(Date.now() + 60_000));
    await house.query(`UPDATE change_set SET effective_at = now() WHERE id = $1`, [approved.id]);
    expect(await house.schedule().activateDue()).toEqual([]);
    expect((await house.read().get(approved.id)).state).toBe('scheduled');
    await pins.release(EVE, id);
    expect(await house.schedule().activateDue()).toEqual([approved.id]);
    expect((await house.history('value_tier')).at(-1)).toBe('2.0.0 active');
  });
});

describe('an approval', () => {
  const inReview = async (points: number): Promise<ChangeSet> =>
    house.submit(ANN, await house.draftTier(points));

  it('is refused to the author, whichever account they use', async () => {
    const set = await inReview(87);
    const second = { ...ANN, account: 'ann-the-second', channel: 'cli' } as const;
    for (const actor of [ANN, second]) {
      await expect(house.approve(actor, set)).rejects.toMatchObject({
        code: 'own_work',
        kind: 'refused',
      });
    }
  });

  it('is refused to whoever ever edited it, even if nothing is left of the edit', async () => {
    const draft = await house.draftTier(88);
    const item = {
      kind: 'tag',
      code: 'churn_warning',
      text: await house.textOf('churn_warning'),
    } as const;
    const edited = await house.edit().put(BEN, draft, item);
    const cleaned = await house.edit().remove(BEN, edited, item);
    const set = await house.submit(ANN, cleaned);
    await expect(house.approve(BEN, set)).rejects.toMatchObject({ code: 'own_work' });
    expect((await house.approve(EVE, set)).state).toBe('approved');
  });

  it('is refused to a system, and of another text than the one in review', async () => {
    const set = await inReview(89);
    const system = { ...BEN, person: null };
    await expect(house.approve(system, set)).rejects.toMatchObject({ code: 'actor_unknown' });
    const other = { ...set, digest: '0'.repeat(64) };
    await expect(house.approve(BEN, other)).rejects.toMatchObject({ code: 'digest_outdated' });
  });

  it('counts once for a person, however many of them approve at the same time', async () => {
    const set = await inReview(90);
    const attempts = await Promise.allSettled([1, 2, 3].map(() => house.approve(BEN, set)));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { state, reviews } = await house.read().get(set.id);
    expect({ state, reviews: reviews.length }).toEqual({ state: 'approved', reviews: 1 });
  });

  it('still needs what was asked for at the submission, when the policy has become laxer since', async () => {
    const policy = [{ approvals: 2 }];
    const strict = await ChangeHouse.open(policy);
    const set = await strict.submit(ANN, await strict.draftTier(75));
    policy[0] = { approvals: 1 };
    expect((await strict.approve(BEN, set)).state).toBe('in_review');
    expect((await strict.approve(EVE, set)).state).toBe('approved');
    await strict.close();
  });

  it('needs as many people, and of such roles, as the policy says', async () => {
    const strict = await ChangeHouse.open([
      { approvals: 1 },
      { when: { categories: ['value'] }, approvals: 2, from: ['auditor'] },
    ]);
    const set = await strict.submit(ANN, await strict.draftTier(75));
    expect(set.approvalsNeeded).toBe(2);
    await expect(strict.approve(ANN, set)).rejects.toMatchObject({ code: 'own_work' });
    expect((await strict.approve(BEN, set)).state).toBe('in_review');
    expect((await strict.approve(EVE, set)).state).toBe('in_review');
    expect((await strict.approve({ ...DAN, roles: ['auditor'] }, set)).state).toBe('approved');
    await strict.close();
  });
});

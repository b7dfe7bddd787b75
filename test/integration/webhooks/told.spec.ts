import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditedTransactions } from '@tagwright/audit';
import { SYSTEM } from '@tagwright/kernel';
import { ANN, BEN, EVE } from '../changes/change-house.js';
import { Receiver, verifies } from './receiver.js';
import { SNAPSHOT, WebhookHouse } from './webhook-house.js';

let house: WebhookHouse;
let receiver: Receiver;

beforeAll(async () => {
  house = await WebhookHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  receiver = await Receiver.open();
});
afterEach(async () => {
  await house.clear();
  await receiver.close();
});

describe('the life of a change-set', () => {
  it('is told once a state, in its order, without a word that people wrote', async () => {
    const { changes } = house;
    const { secret } = await house.add(receiver);
    const { id } = await changes.draftTier(75);
    await changes.edit().describe(ANN, { id }, { reason: 'SECRET WORDS', assignee: BEN.person });
    const first = await changes.submit(ANN, { id });
    await changes.reviewer().review(BEN, id, {
      ...{ decision: 'changes_requested', digest: first.digest ?? '', comment: 'SECRET WORDS' },
    });
    const second = await changes.submit(ANN, { id });
    await changes.approve(BEN, second);
    await changes.schedule().schedule(ANN, { id }, new Date(Date.now() + 3_600_000));
    await changes.schedule().unschedule(ANN, { id });
    await changes.schedule().schedule(ANN, { id }, null);
    const back = await changes.end().rollBack(ANN, id, 'SECRET WORDS');
    await changes.inForce(back, EVE);
    await house.tell();

    expect(receiver.types).toEqual([
      'change_set.assigned',
      'change_set.submitted',
      'change_set.changes_requested',
      'change_set.submitted',
      'change_set.approved',
      'change_set.scheduled',
      'change_set.approved',
      'change_set.activated',
      'change_set.submitted',
      'change_set.approved',
      'change_set.activated',
      'change_set.rolled_back',
    ]);
    const { received } = receiver;
    const sequences = received.map(({ event }) => event.sequence);
    expect(sequences).toEqual([...sequences].sort());
    expect(new Set(received.map((each) => each.id)).size).toBe(received.length);
    for (const each of received) {
      expect(each.id).toBe(each.event.id);
      expect(verifies(each, secret)).toBe(true);
      expect(each.contentType).toContain('application/cloudevents+json');
      expect(each.body).not.toMatch(/SECRET|Value tier|person-\d/);
    }
    expect(received[1]?.event).toMatchObject({
      specversion: '1.0',
      source: 'https://tags.example.com',
      subject: `change_set/${id}`,
      data: {
        changeSet: id,
        state: 'in_review',
        from: 'draft',
        approvalsNeeded: 1,
        person: ANN.person,
        page: `https://tags.example.com/changes/${id}`,
        resource: `https://tags.example.com/api/v1/change-sets/${id}`,
      },
    });
    expect(received[0]?.event.data).toMatchObject({ assignee: BEN.person });
    expect(received.at(-1)?.event.data).toMatchObject({ changeSet: id, by: back.id });
  });

  it('is told of when it ends otherwise', async () => {
    const { changes } = house;
    await house.add(receiver, ['change_set.rejected', 'change_set.withdrawn']);
    const rejected = await changes.submit(ANN, await changes.draftTier(80));
    await changes.reviewer().review(BEN, rejected.id, {
      ...{ decision: 'rejected', digest: rejected.digest ?? '', comment: 'No.' },
    });
    const withdrawn = await changes.draftTier(81);
    await changes.end().withdraw(ANN, { id: withdrawn.id }, 'Not wanted any more.');
    await house.tell();
    expect(receiver.types).toEqual(['change_set.rejected', 'change_set.withdrawn']);
  });

  it('tells an author’s edit in review from a reviewer’s wish', async () => {
    const { changes } = house;
    const submitted = await changes.submit(ANN, await changes.draftTier(82));
    await house.seal();
    await house.add(receiver);
    await changes.edit().rebase(ANN, { id: submitted.id });
    await house.tell();
    expect(receiver.types).toEqual(['change_set.reopened']);
  });
});

describe('events', () => {
  it('are sent of what happens after a webhook was added, of the types that it asks for', async () => {
    const failed = { action: 'run.failed', object: { kind: 'run', code: '9' } };
    await house.happen(SNAPSHOT);
    await house.seal();
    await house.add(receiver, ['run.failed']);
    await house.happen(SNAPSHOT, { ...failed, details: { code: 'disk_full' } });
    await house.tell();
    expect(receiver.types).toEqual(['run.failed']);
    expect(receiver.received[0]?.event.data).toMatchObject({ run: 9, code: 'disk_full' });
  });

  it('tell of a published snapshot how it is fetched', async () => {
    await house.add(receiver);
    await house.happen(SNAPSHOT);
    await house.tell();
    expect(receiver.received[0]?.event.data).toEqual({
      snapshot: 7,
      run: 9,
      contentDigest: 'abc',
      page: 'https://tags.example.com/snapshots/7',
      resource: 'https://tags.example.com/api/v1/snapshots/7',
    });
  });

  it('are not sent of a transaction that is rolled back', async () => {
    await house.add(receiver);
    const transactions = house.changes.get(AuditedTransactions);
    const rolledBack = transactions.run(SYSTEM, async ({ record }) => {
      await record(SNAPSHOT);
      throw new Error('Too late.');
    });
    await expect(rolledBack).rejects.toThrow('Too late.');
    await house.tell();
    expect(receiver.received).toEqual([]);
  });

  it('are sent once, however many workers look at once', async () => {
    const { id } = await house.add(receiver);
    await house.happen(...Array.from({ length: 20 }, () => SNAPSHOT));
    await house.seal();
    await Promise.all([1, 2, 3, 4].map(() => house.worker().sendNow()));
    await house.worker().sendNow();
    expect(receiver.received).toHaveLength(20);
    expect(new Set(receiver.received.map((each) => each.id)).size).toBe(20);
    expect((await house.get(id)).waiting).toBe(0);
  });

  it('go to one webhook alone where a command asks for it', async () => {
    await house.add(receiver);
    const { id } = await house.add(receiver);
    await house.happen(SNAPSHOT);
    await house.seal();
    await house.worker().sendNow(id);
    expect(receiver.received).toHaveLength(1);
    expect((await house.get(id)).waiting).toBe(0);
  });

  it('of a test go to the webhook that is tried and to no other', async () => {
    const other = await Receiver.open();
    try {
      await house.add(other);
      const { id } = await house.add(receiver, ['run.failed']);
      await house.control.test(ANN, id);
      await house.tell();
      expect(receiver.types).toEqual(['webhook.tested']);
      expect(other.received).toEqual([]);
    } finally {
      await other.close();
    }
  });
});

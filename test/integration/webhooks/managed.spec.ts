import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANN } from '../changes/change-house.js';
import { Receiver, status, verifies } from './receiver.js';
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

describe('a secret', () => {
  it('lies in the database encrypted, for its webhook alone, and in no event', async () => {
    const { id, secret } = await house.add(receiver);
    const other = await house.add(receiver);
    const bytes = Buffer.from(secret.replace('whsec_', ''), 'base64');
    const [row] = await house.query<{ secret: Buffer }>(
      'SELECT secret FROM webhook WHERE id = $1',
      [id],
    );
    expect(row?.secret.includes(bytes)).toBe(false);
    const trail = JSON.stringify(await house.query('SELECT * FROM audit_event'));
    expect(trail).not.toContain(secret.replace('whsec_', ''));
    expect(trail).not.toContain('/hooks');

    await house.query('UPDATE webhook SET secret = $1 WHERE id = $2', [row?.secret, other.id]);
    await house.happen(SNAPSHOT);
    await house.tell();
    expect(await house.sent(other.id)).toMatchObject([{ problem: 'secret_unreadable' }]);
    expect(await house.sent(id)).toMatchObject([{ state: 'delivered' }]);
  });

  it('and the one before it both sign for a while after a rotation', async () => {
    const { id, secret: before } = await house.add(receiver);
    const { secret: after, webhook } = await house.webhooks.rotate(ANN, id, 24);
    expect(webhook.previousUntil?.getTime()).toBeGreaterThan(Date.now() + 23 * 3_600_000);
    await house.happen(SNAPSHOT);
    await house.tell();
    const verified = (): (boolean | undefined)[] =>
      [before, after].map((each) => {
        const last = receiver.received.at(-1);
        return last && verifies(last, each);
      });
    expect(verified()).toEqual([true, true]);

    await house.query(`UPDATE webhook SET previous_until = now() - interval '1 second'`);
    await house.happen(SNAPSHOT);
    await house.tell();
    expect(verified()).toEqual([false, true]);
    expect((await house.get(id)).previousUntil).toBeNull();
  });
});

describe('an address', () => {
  it.each([
    ['https://10.0.0.1/', 'webhook_url_refused'],
    ['https://[::1]/', 'webhook_url_refused'],
    ['http://hooks.example.com/', 'webhook_url_refused'],
    ['https://hooks.example.com/', 'ok'],
    ['hooks', 'webhook_url_unusable'],
  ])('%s is %s when it is added', async (url, outcome) => {
    const added = house
      .add({ url })
      .then(() => 'ok')
      .catch((error: unknown) => (error as { code: string }).code);
    expect(await added).toBe(outcome);
  });

  it('that leads into the house is not connected to, whatever it was when it was added', async () => {
    const port = new URL(receiver.url).port;
    const { id } = await house.add({ url: `https://localhost:${port}/hooks` });
    await house.happen(SNAPSHOT);
    await house.tell();
    expect(await house.sent(id)).toMatchObject([{ problem: 'address_refused', state: 'waiting' }]);
    expect(receiver.received).toEqual([]);
  });

  it('may change, and is then tried at once', async () => {
    receiver.answer = status(500);
    const moved = await Receiver.open();
    try {
      const { id } = await house.add(receiver);
      await house.happen(SNAPSHOT);
      await house.tell();
      await house.webhooks.change(ANN, id, { url: moved.url });
      await house.tell();
      expect(moved.types).toEqual(['snapshot.published']);
      expect(moved.received[0]?.id).toBe(receiver.received[0]?.id);
    } finally {
      await moved.close();
    }
  });
});

describe('a webhook', () => {
  it('stays as it is in what nobody changes', async () => {
    const { id } = await house.add(receiver, ['run.failed']);
    const change = { name: ' Others ', url: undefined, events: undefined };
    const changed = await house.webhooks.change(ANN, id, change);
    expect(changed).toMatchObject({ name: 'Others', url: receiver.url, events: ['run.failed'] });
  });

  it('that is paused gets afterwards what happened meanwhile', async () => {
    const { id } = await house.add(receiver);
    await house.control.pause(ANN, id);
    await house.happen(SNAPSHOT, SNAPSHOT);
    await house.tell();
    expect(receiver.received).toEqual([]);
    await house.control.resume(ANN, id, 'send');
    await house.tell();
    expect(receiver.received).toHaveLength(2);
  });

  it('goes on with what happens next, where that is asked for', async () => {
    const { id } = await house.add(receiver);
    await house.control.pause(ANN, id);
    await house.happen(SNAPSHOT);
    await house.seal();
    await house.control.resume(ANN, id, 'skip');
    await house.happen({ ...SNAPSHOT, object: { kind: 'snapshot', code: '8' } });
    await house.tell();
    expect(receiver.received.map(({ event }) => event.subject)).toEqual(['snapshot/8']);
  });

  it('that is removed gets nothing any more and leaves nothing behind', async () => {
    const { id } = await house.add(receiver);
    await house.happen(SNAPSHOT);
    await house.seal();
    await house.webhooks.remove(ANN, id);
    await house.tell();
    expect(receiver.received).toEqual([]);
    await expect(house.get(id)).rejects.toMatchObject({ code: 'webhook_not_found' });
  });

  it('has each step of its life in the audit trail', async () => {
    const { id } = await house.add(receiver);
    await house.webhooks.change(ANN, id, { name: 'Others' });
    await house.webhooks.rotate(ANN, id, 1);
    await house.control.pause(ANN, id);
    await house.control.resume(ANN, id, 'send');
    await house.control.test(ANN, id);
    await house.webhooks.remove(ANN, id);
    const events = await house.query<{ action: string; account: string }>(
      `SELECT action, account FROM audit_event WHERE object_kind = 'webhook' AND object_code = $1 ORDER BY id`,
      [String(id)],
    );
    expect(new Set(events.map(({ account }) => account))).toEqual(new Set([ANN.account]));
    expect(events.map(({ action }) => action.replace('webhook.', ''))).toEqual([
      ...['added', 'changed', 'rotated', 'paused', 'resumed', 'tested', 'removed'],
    ]);
  });
});

describe('a delivery', () => {
  it('is made again by hand under the same id', async () => {
    const { id } = await house.add(receiver);
    await house.happen(SNAPSHOT);
    await house.tell();
    const [delivery] = await house.sent(id);
    await house.deliveries.redeliver(ANN, id, delivery?.id ?? 0);
    await house.tell();
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[1]?.id).toBe(receiver.received[0]?.id);
    expect(await house.sent(id)).toMatchObject([{ state: 'delivered', attempts: 2 }]);
  });

  it('that nobody will ever take is given up by hand, and the next one goes', async () => {
    receiver.answer = (response, { event }) => {
      response.writeHead(event.subject === 'snapshot/7' ? 422 : 204).end();
    };
    const { id } = await house.add(receiver);
    await house.happen(SNAPSHOT, { ...SNAPSHOT, object: { kind: 'snapshot', code: '8' } });
    await house.tell();
    const [delivery] = await house.sent(id);
    await house.deliveries.skip(ANN, id, delivery?.id ?? 0);
    await house.tell();
    expect(await house.sent(id)).toMatchObject([{ state: 'skipped' }, { state: 'delivered' }]);
  });

  it('of another webhook is not to be had', async () => {
    const [one, two] = [await house.add(receiver), await house.add(receiver)];
    await house.happen(SNAPSHOT);
    await house.tell();
    const [delivery] = await house.sent(one.id);
    const stolen = house.deliveries.redeliver(ANN, two.id, delivery?.id ?? 0);
    await expect(stolen).rejects.toMatchObject({ code: 'delivery_not_found' });
  });
});

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANN } from '../changes/change-house.js';
import { ok, Receiver, status } from './receiver.js';
import { SNAPSHOT, WebhookHouse } from './webhook-house.js';

let house: WebhookHouse;
let receiver: Receiver;

beforeAll(async () => {
  house = await WebhookHouse.open(['127.0.0.0/8', '::1/128']);
});
afterAll(() => house.close());
beforeEach(async () => {
  receiver = await Receiver.open();
});
afterEach(async () => {
  await house.clear();
  await receiver.close();
});

/** The outcome of the first delivery after an attempt to such a receiver. */
async function attempt(): Promise<object | undefined> {
  const { id } = await house.add(receiver);
  await house.happen(SNAPSHOT);
  await house.tell();
  return (await house.sent(id))[0];
}

describe('a receiver that fails', () => {
  it('gets the same event again under the same id, before any later one', async () => {
    receiver.answer = status(500);
    const { id } = await house.add(receiver);
    await house.happen(SNAPSHOT, { ...SNAPSHOT, object: { kind: 'snapshot', code: '8' } });
    await house.tell();
    await house.tell();
    expect(receiver.received).toHaveLength(1);
    const failing = await house.get(id);
    expect(failing).toMatchObject({ state: 'active', failures: 1, waiting: 2 });
    expect(failing.notBefore?.getTime()).toBeGreaterThan(Date.now() + 1_000_000);

    await house.letWaitsEnd();
    await house.tell();
    receiver.answer = ok;
    await house.letWaitsEnd();
    await house.tell();
    const subjects = receiver.received.map(({ event }) => event.subject);
    expect(subjects).toEqual(['snapshot/7', 'snapshot/7', 'snapshot/7', 'snapshot/8']);
    expect(new Set(receiver.received.slice(0, 3).map((each) => each.id)).size).toBe(1);
    expect(await house.sent(id)).toMatchObject([
      { state: 'delivered', attempts: 3, status: 204, problem: null, answer: null },
      { state: 'delivered', attempts: 1 },
    ]);
    expect(await house.get(id)).toMatchObject({ failures: 0, failingSince: null, waiting: 0 });
  });

  it('does not hold others up', async () => {
    const other = await Receiver.open();
    receiver.answer = () => undefined;
    try {
      await house.add(receiver);
      await house.add(other);
      await house.happen(SNAPSHOT);
      await house.tell();
      expect(other.types).toEqual(['snapshot.published']);
    } finally {
      await other.close();
    }
  });

  it('has so long for its answer and no longer', async () => {
    receiver.answer = () => undefined;
    expect(await attempt()).toMatchObject({ state: 'waiting', problem: 'timed_out', status: null });
  });

  it('is not followed elsewhere', async () => {
    const other = await Receiver.open();
    receiver.answer = status(307, { location: other.url });
    try {
      expect(await attempt()).toMatchObject({ problem: 'redirected', status: 307 });
      expect(other.received).toEqual([]);
    } finally {
      await other.close();
    }
  });

  it('may cut the connection', async () => {
    receiver.answer = (response) => response.destroy();
    expect(await attempt()).toMatchObject({ problem: 'connection_failed', status: null });
  });

  it('has to prove who it is', async () => {
    const impostor = await Receiver.open('https');
    try {
      const { id } = await house.add(impostor);
      await house.happen(SNAPSHOT);
      await house.tell();
      expect(await house.sent(id)).toMatchObject([{ problem: 'certificate_refused' }]);
      expect(impostor.received).toEqual([]);
    } finally {
      await impostor.close();
    }
  });

  it('may be a name that nobody has', async () => {
    const { id } = await house.add({ url: 'https://nobody.invalid/' });
    await house.happen(SNAPSHOT);
    await house.tell();
    expect(await house.sent(id)).toMatchObject([
      { problem: expect.stringMatching(/name_unknown|timed_out/) as unknown },
    ]);
  });

  it('is quoted with the beginning of its answer alone, however long that is', async () => {
    receiver.answer = (response) => {
      response.writeHead(500);
      const write = (): void => {
        if (!response.destroyed)
          response.write('no \u0000\n'.repeat(1_000), () => setImmediate(write));
      };
      write();
    };
    const outcome = (await attempt()) as { answer: string; problem: string };
    expect(outcome.problem).toBe('not_accepted');
    expect(outcome.answer.length).toBeLessThanOrEqual(500);
    expect(outcome.answer).toMatch(/^(no )+n?o?$/);
  });

  it('is set aside when it fails for too long, and goes on where it was', async () => {
    receiver.answer = status(503);
    const { id } = await house.add(receiver);
    await house.happen(SNAPSHOT);
    await house.tell();
    await house.query(`UPDATE webhook SET failing_since = now() - interval '25 hours'`);
    await house.letWaitsEnd();
    await house.tell();
    expect(await house.get(id)).toMatchObject({ state: 'set_aside', stoppedBecause: 'failing' });
    const told = await house.query(
      `SELECT details FROM audit_event WHERE action = 'webhook.set_aside' AND object_code = $1`,
      [String(id)],
    );
    expect(told).toEqual([{ details: { because: 'failing' } }]);

    receiver.answer = ok;
    await house.happen(SNAPSHOT);
    await house.tell();
    expect(receiver.received).toHaveLength(2);
    await expect(house.control.test(ANN, id)).rejects.toMatchObject({ code: 'webhook_stopped' });
    await house.control.resume(ANN, id, 'send');
    await house.tell();
    expect(receiver.received).toHaveLength(4);
    expect(await house.get(id)).toMatchObject({ state: 'active', waiting: 0, failures: 0 });
  });

  it('that says it is gone is set aside at once', async () => {
    receiver.answer = status(410);
    const { id } = await house.add(receiver);
    await house.happen(SNAPSHOT);
    await house.tell();
    expect(await house.get(id)).toMatchObject({ state: 'set_aside', stoppedBecause: 'gone' });
  });
});

describe('a receiver that takes an event', () => {
  it('need not end its answer', async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      response.write('slowly');
    };
    expect(await attempt()).toMatchObject({ state: 'delivered', status: 200, answer: null });
  });
});

describe('a worker that died in the middle', () => {
  it('keeps others away for as long as its lease lasts; then the event goes under the same id', async () => {
    const { id } = await house.add(receiver);
    await house.happen(SNAPSHOT);
    await house.seal();
    receiver.answer = () => undefined;
    await house.worker().sendNow();
    expect(receiver.received).toHaveLength(1);
    await house.query(
      `UPDATE webhook SET not_before = NULL, lease_token = gen_random_uuid(),
         lease_until = now() + interval '20 seconds'`,
    );
    receiver.answer = ok;
    await house.tell();
    expect(receiver.received).toHaveLength(1);
    await house.query(`UPDATE webhook SET lease_until = now() - interval '1 second'`);
    await house.tell();
    expect(receiver.received).toHaveLength(2);
    expect(new Set(receiver.received.map((each) => each.id)).size).toBe(1);
    expect((await house.get(id)).waiting).toBe(0);
  });
});

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openTrail, type Trail } from './trail.js';

let trail: Trail;
beforeEach(async () => {
  trail = await openTrail();
  await trail.write(20);
  await trail.seal();
  await trail.sign();
});
afterEach(() => trail.close());

/** What is found first after somebody with all rights has been at work. */
async function found(sql: string): Promise<unknown> {
  await trail.tamper(sql);
  const { sound, finding, sequence } = await trail.verify();
  expect(sound).toBe(false);
  const bad = finding?.sequence ?? null;
  if (bad !== null) expect(BigInt(bad)).toBe(BigInt(sequence) + 1n);
  return { fault: finding?.fault, sequence: bad };
}

const EVENT = (sequence: number): string =>
  `(SELECT event_id FROM audit_seal WHERE sequence = ${sequence})`;

describe('a trail that nobody touched', () => {
  it('is sound, as are more events after its head', async () => {
    await trail.write(3);
    await trail.seal();
    expect(await trail.verify()).toMatchObject({
      ...{ sound: true, finding: null, events: 23, sequence: '23', heads: 1 },
    });
  });
});

describe('an edited event', () => {
  it.each([
    `account = 'somebody else'`,
    `person = '00000000-0000-0000-0000-000000000001'`,
    `occurred_at = occurred_at + interval '1 microsecond'`,
    `details = details || '{"n": 7.0}'`,
    `details = '{"n": 7.0000000000000000000000001, "word": "词"}'`,
    `patch = NULL`,
    `address = ''`,
    `object_code = 't8'`,
    `xid = '3'`,
  ])('is found where it is: %s', async (change) => {
    expect(await found(`UPDATE audit_event SET ${change} WHERE id = ${EVENT(7)}`)).toEqual({
      fault: 'event_edited',
      sequence: '7',
    });
  });
});

describe('events that are not where they were', () => {
  it('are missed', async () => {
    expect(await found(`DELETE FROM audit_event WHERE id = ${EVENT(5)}`)).toEqual({
      fault: 'event_deleted',
      sequence: '5',
    });
  });

  it('leave a gap when their seals go with them', async () => {
    const sql = `DELETE FROM audit_event WHERE id = ${EVENT(5)};
      DELETE FROM audit_seal WHERE sequence = 5`;
    expect(await found(sql)).toEqual({ fault: 'gap', sequence: '5' });
  });

  it('are found as exchanged', async () => {
    const sql = `ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_event_id_key;
      UPDATE audit_seal a SET event_id = b.event_id FROM audit_seal b
      WHERE (a.sequence, b.sequence) IN ((4, 9), (9, 4))`;
    expect(await found(sql)).toEqual({ fault: 'events_reordered', sequence: '4' });
  });

  it('are found as put in between, where later seals are moved on', async () => {
    const sql = `UPDATE audit_seal SET sequence = -sequence - 1 WHERE sequence > 10;
      UPDATE audit_seal SET sequence = -sequence WHERE sequence < 0;
      INSERT INTO audit_event (account, channel, action, object_kind, object_code)
      VALUES ('me', 'api', 'thing.changed', 'thing', 'x');
      INSERT INTO audit_seal SELECT 11, max(e.id),
        (SELECT hash FROM audit_seal WHERE sequence = 10), repeat('a', 64) FROM audit_event e`;
    await trail.tamper(
      `ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_sequence_check;
       ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_previous_hash_key`,
    );
    expect(await found(sql)).toEqual({ fault: 'event_edited', sequence: '11' });
  });

  it('are found where they were slipped in without a seal', async () => {
    const sql = `INSERT INTO audit_event (id, occurred_at, account, channel, action, object_kind, object_code)
      OVERRIDING SYSTEM VALUE VALUES (-1, now() - interval '1 hour', 'me', 'api', 'thing.changed', 'thing', 'x')`;
    expect(await found(sql)).toEqual({ fault: 'unsealed', sequence: null });
  });
});

describe('a chain that was made anew', () => {
  it('is missed its end, by the head outside', async () => {
    const sql = `DELETE FROM audit_event WHERE id >= ${EVENT(18)};
      DELETE FROM audit_seal WHERE sequence >= 18`;
    expect(await found(sql)).toEqual({ fault: 'truncated', sequence: '18' });
  });

  it('is missed all of it', async () => {
    expect(await found('DELETE FROM audit_event; DELETE FROM audit_seal')).toEqual({
      fault: 'truncated',
      sequence: '1',
    });
  });

  it('does not follow itself after an edited seal', async () => {
    expect(await found(`UPDATE audit_seal SET hash = repeat('b', 64) WHERE sequence = 12`)).toEqual(
      {
        fault: 'seal_edited',
        sequence: '12',
      },
    );
    expect(
      await found(
        `UPDATE audit_seal SET hash = (SELECT previous_hash FROM audit_seal WHERE sequence = 13),
           previous_hash = repeat('c', 64) WHERE sequence = 12`,
      ),
    ).toEqual({ fault: 'fork', sequence: '12' });
  });

  it('is not the one that was signed, though sound in itself', async () => {
    await trail.tamper(
      `UPDATE audit_event SET account = 'me' WHERE id = ${EVENT(20)}; DELETE FROM audit_seal`,
    );
    await trail.seal();
    const { sound, finding } = await trail.verify();
    expect({ sound, ...finding }).toMatchObject({
      sound: false,
      fault: 'rewritten',
      sequence: '20',
    });
  });

  it('is covered by no new head', async () => {
    await trail.tamper('DELETE FROM audit_seal WHERE sequence > 15');
    await trail.tamper('DELETE FROM audit_event WHERE id > 15');
    await expect(trail.sign()).rejects.toMatchObject({ code: 'audit_trail_broken' });
    expect((await trail.heads.latest())?.sequence).toBe('20');
  });
});

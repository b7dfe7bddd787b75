import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventSealer, HeadKeeperService, recordEvent, SealEventsService } from '@tagwright/audit';
import { SYSTEM } from '@tagwright/kernel';
import { connectDatabase } from '@tagwright/platform';
import { MIGRATIONS } from '@tagwright/composition';
import { openTrail, type Trail } from './trail.js';

let trail: Trail;
beforeEach(async () => {
  trail = await openTrail();
});
afterEach(() => trail.close());

const EVENT = { action: 'thing.changed', object: { kind: 'thing', code: 'x' } };

function query<T extends object>(sql: string): Promise<T[]> {
  return trail.database.dataSource.query<T[]>(sql);
}

describe('the sealer', () => {
  it('gives places without gaps from 1, in the order of ids', async () => {
    await trail.write(5);
    expect(await trail.seal()).toMatchObject({ sealed: 5, tail: { sequence: '5' } });
    expect(await trail.seal()).toMatchObject({ sealed: 0, tail: { sequence: '5' } });
    expect(await query('SELECT sequence::int, event_id::int FROM audit_seal ORDER BY 1')).toEqual(
      [1, 2, 3, 4, 5].map((n) => ({ sequence: n, event_id: n })),
    );
  });

  it('goes on while a transaction stays open, and takes its events when they come', async () => {
    const { dataSource } = trail.database;
    const late = dataSource.createQueryRunner();
    const sealing = dataSource.createQueryRunner();
    const sealer = new EventSealer();
    await late.startTransaction();
    await recordEvent(late.manager, SYSTEM, EVENT);
    await trail.write(3);
    expect((await sealer.seal(sealing)).sealed).toBe(3);
    await trail.write(2);
    expect((await sealer.seal(sealing)).sealed).toBe(2);
    await late.commitTransaction();
    expect((await sealer.seal(sealing)).sealed).toBe(1);
    // The floor is above all of them now; what comes then is seen none the less.
    expect((await sealer.seal(sealing)).sealed).toBe(0);
    await trail.write(1);
    expect((await sealer.seal(sealing)).sealed).toBe(1);
    expect(await trail.verify()).toMatchObject({ sound: true, events: 7 });
    await late.release();
    await sealing.release();
  });

  it('takes events of a database that was restored from another server', async () => {
    await trail.tamper(
      `INSERT INTO audit_event (xid, account, channel, action, object_kind, object_code)
       VALUES ('9000000000000', 'system', 'job', 'run.queued', 'run', '1')`,
    );
    await trail.write(1);
    expect((await trail.seal()).sealed).toBe(2);
  });

  it('leaves out what is rolled back, and leaves no gap for it', async () => {
    const { transactions } = trail;
    const failing = transactions.run(SYSTEM, async (change) => {
      await change.record(EVENT);
      throw new Error('not after all');
    });
    await expect(failing).rejects.toThrow('not after all');
    await trail.write(2);
    expect(await trail.seal()).toMatchObject({ sealed: 2, tail: { sequence: '2' } });
  });

  it('seals numbers that no computer can hold', async () => {
    await trail.tamper(
      `INSERT INTO audit_event (account, channel, action, object_kind, object_code, details)
       VALUES ('system', 'job', 'run.queued', 'run', '1',
         '{"big": 123456789012345678901234567890.000000000000000000001, "e": 1e400, "z": -0.0}')`,
    );
    await trail.seal();
    expect(await trail.verify()).toMatchObject({ sound: true, events: 1 });
  });
});

describe('two sealers and a hundred writers', () => {
  it('make one chain without gaps and forks', async () => {
    const other = await connectDatabase(trail.database.url, {
      entities: [],
      migrations: MIGRATIONS,
    });
    const services = [trail.database.dataSource, other].map(
      (dataSource) => new SealEventsService(dataSource, new HeadKeeperService(trail.settings)),
    );
    for (const service of services) service.start();
    const writers = Array.from({ length: 100 }, () => trail.write(10));
    await Promise.all(writers);
    for (const service of services) await service.stop();
    const [counts] = await query<object>(
      `SELECT count(*)::int AS seals, max(sequence)::int AS last, count(DISTINCT event_id)::int AS events
       FROM audit_seal`,
    );
    expect(counts).toEqual({ seals: 1000, last: 1000, events: 1000 });
    expect(await trail.verify()).toMatchObject({ sound: true, events: 1000, heads: 1 });
    expect((await trail.heads.latest())?.sequence).toBe('1000');
    await other.destroy();
  });

  it('cannot both seal the same place, not even without their lock', async () => {
    const { dataSource } = trail.database;
    await trail.write(50);
    const runners = [1, 2, 3].map(() => dataSource.createQueryRunner());
    const results = await Promise.allSettled(
      runners.map((runner) => new EventSealer().seal(runner)),
    );
    for (const runner of runners) await runner.release();
    const refusals = results.flatMap((each) =>
      each.status === 'rejected' ? [String(each.reason)] : [],
    );
    expect(refusals.filter((reason) => !reason.includes('duplicate key'))).toEqual([]);
    await trail.seal();
    expect(await trail.verify()).toMatchObject({ sound: true, events: 50 });
  });
});

import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MIGRATIONS } from '@tagwright/composition';
import { connectDatabase } from '@tagwright/platform';
import { ListSchedulesService, ScheduleTickerService } from '@tagwright/scheduling';
import { startWorker } from '../../../apps/worker/src/index.js';
import { Schedules1700000000002 } from '../../../migrations/0003-schedules.js';
import { openPublishedHouse, type House } from '../api/open-house.js';

let house: House;

beforeAll(async () => {
  house = await openPublishedHouse();
});
afterAll(() => house.close());

const lastRun = async () =>
  (await house.services.get(ListSchedulesService).get('nightly_tags')).lastRun;

/** Lets the schedule miss a time, once a look has written down how far it is. */
async function missTime(): Promise<void> {
  await until(async () => {
    const [, changed] = await house.dataSource.query<[unknown, number]>(
      `UPDATE schedule SET next_at = now() - interval '1 day'`,
    );
    return changed > 0;
  });
}

async function until(check: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await check()) return;
    await sleep(100);
  }
  throw new Error('It did not come about within half a minute.');
}

describe('a worker', () => {
  it('starts what is due, and no more once it has stopped', async () => {
    const worker = await startWorker(house.services);
    await missTime();
    await until(async () => (await lastRun()) !== null);
    await worker.stop();
    const runId = (await lastRun())?.runId;
    await missTime();
    await house.dataSource.query(
      `UPDATE run SET state = 'failed', finished_at = coalesce(finished_at, now())`,
    );
    await sleep(3_500);
    expect((await lastRun())?.runId).toBe(runId);
  });

  it('looks again after a look that failed', async () => {
    const before = (await lastRun())?.runId ?? 0;
    const ticker = house.services.get(ScheduleTickerService);
    await house.database.asOwner('ALTER TABLE schedule RENAME TO schedule_away');
    ticker.start();
    await ticker.stop();
    await house.database.asOwner('ALTER TABLE schedule_away RENAME TO schedule');
    ticker.start();
    await ticker.stop();
    expect((await lastRun())?.runId).toBeGreaterThan(before);
  });
});

describe('the migration', () => {
  it('can be undone and done again, whatever the tables hold', async () => {
    const options = { entities: [], migrations: MIGRATIONS, as: 'owner' } as const;
    const owner = await connectDatabase(house.database.url, options);
    const session = owner.createQueryRunner();
    await new Schedules1700000000002().down(session);
    const left = await house.dataSource.query<unknown[]>(
      `SELECT 1 FROM catalog_object WHERE kind = 'schedule'
       UNION ALL SELECT 1 FROM pg_tables WHERE tablename LIKE 'schedule%'`,
    );
    expect(left).toEqual([]);
    await new Schedules1700000000002().up(session);
    await owner.destroy();
    expect(await house.dataSource.query('SELECT 1 FROM schedule')).toEqual([]);
  });
});

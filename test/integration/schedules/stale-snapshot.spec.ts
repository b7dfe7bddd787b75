import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NIGHTLY, ScheduleHouse, scheduleYaml } from './schedule-house.js';

let house: ScheduleHouse;

beforeAll(async () => {
  house = await ScheduleHouse.open();
});
afterAll(() => house.close());
beforeEach(() => house.clear());

async function publish(id: number, interval: string): Promise<void> {
  const { run } = await house.runs.submit({ kind: 'materialize', params: {} });
  await house.query(
    `INSERT INTO snapshot (id, run_id, state, as_of, zone, content_digest, manifest, published_at)
     VALUES ($1, $2, 'published', now(), 'UTC', repeat('0', 64), '{}', now() - $3::interval)`,
    [id, run.id, interval],
  );
  await house.query(
    `INSERT INTO publication (name, snapshot_id, fencing_token, published_at)
     VALUES ('main', $1, 1, now() - $2::interval)
     ON CONFLICT (name) DO UPDATE SET snapshot_id = $1, published_at = excluded.published_at`,
    [id, interval],
  );
}

describe('the published snapshot', () => {
  it('is not there before the first publication', async () => {
    expect(await house.age.current()).toBeNull();
  });

  it('is stale once it is older than its schedule allows, and says since when', async () => {
    await house.register(scheduleYaml('tags', ...NIGHTLY, 'staleAfter: 26h'));
    await publish(4, '25 hours 59 minutes');
    const fresh = await house.age.current();
    expect(fresh).toMatchObject({ snapshotId: 4, stale: false, staleSince: null });
    expect(fresh?.staleAfterSeconds).toBe(93_600);
    await publish(5, '26 hours 1 minute');
    const stale = await house.age.current();
    expect(stale).toMatchObject({ snapshotId: 5, stale: true });
    expect(stale?.ageSeconds).toBeGreaterThan(93_659);
    expect(Math.round((Date.now() - (stale?.staleSince?.getTime() ?? 0)) / 60_000)).toBe(1);
  });

  it('follows the schedule that allows least, at rest or not', async () => {
    await house.write(
      scheduleYaml('weekly', ...NIGHTLY, 'staleAfter: 8d'),
      scheduleYaml('hourly', ...NIGHTLY, 'staleAfter: 90m'),
    );
    await house.control.pause('hourly', null);
    await publish(6, '2 hours');
    expect(await house.age.current()).toMatchObject({
      stale: true,
      staleAfterSeconds: 5_400,
    });
  });

  it('is never stale where no schedule says how old it may become', async () => {
    await house.register(scheduleYaml('tags', ...NIGHTLY));
    await publish(7, '10 years');
    expect(await house.age.current()).toMatchObject({
      ...{ stale: false, staleAfterSeconds: null, staleSince: null },
    });
  });
});

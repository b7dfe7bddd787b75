import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NIGHTLY, ScheduleHouse, scheduleYaml } from './schedule-house.js';

let house: ScheduleHouse;

beforeAll(async () => {
  house = await ScheduleHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.clear();
  await house.write(scheduleYaml('tags', ...NIGHTLY, 'onArrival: [lead]'));
});

describe('a schedule at rest', () => {
  it('starts nothing, and shows since when and why', async () => {
    await house.control.pause('tags', 'Year-end closing.');
    await house.missed('tags');
    await house.arrive('lead', 90);
    expect(await house.tick()).toEqual([]);
    const { paused, next, waiting } = await house.view('tags');
    expect(paused).toEqual({ since: expect.any(Date) as unknown, reason: 'Year-end closing.' });
    expect([next, waiting]).toEqual([[], null]);
  });

  it('drops what waited for its start', async () => {
    const { run } = await house.control.run('tags');
    await house.missed('tags');
    await house.tick();
    expect((await house.view('tags')).waiting).not.toBeNull();
    await house.control.pause('tags', null);
    await house.control.resume('tags');
    await house.setRun(run.id, 'succeeded');
    expect(await house.tick()).toEqual([]);
  });

  it('resumed, makes up for nothing that came meanwhile', async () => {
    await house.control.pause('tags', null);
    await house.missed('tags', '3 days');
    await house.arrive('lead', 90);
    await house.control.resume('tags');
    expect(await house.tick()).toEqual([]);
    expect((await house.view('tags')).next).toHaveLength(5);
    await house.missed('tags');
    expect(await house.tick()).toHaveLength(1);
  });

  it('paused again keeps since when it rests; resumed twice loses nothing', async () => {
    await house.control.pause('tags', 'a');
    const since = (await house.view('tags')).paused?.since;
    await house.control.pause('tags', 'b');
    expect((await house.view('tags')).paused).toEqual({ since, reason: 'b' });
    await house.control.resume('tags');
    await house.missed('tags');
    await house.control.resume('tags');
    expect(await house.tick()).toHaveLength(1);
  });

  it('paused by many while others look ends paused, with at most one run', async () => {
    await house.missed('tags');
    const ticks = Array.from({ length: 4 }, () => house.tick());
    await Promise.all([...ticks, ...ticks.map(() => house.control.pause('tags', null))]);
    await house.tick();
    expect((await house.view('tags')).paused).not.toBeNull();
    expect((await house.runs.list({ limit: 1 })).total).toBeLessThanOrEqual(1);
  });
});

describe('starting now', () => {
  it('starts one at rest too', async () => {
    await house.control.pause('tags', null);
    const { run, created } = await house.control.run('tags');
    expect([run.state, created]).toEqual(['queued', true]);
    expect((await house.view('tags')).paused).not.toBeNull();
  });

  it('is refused while its last run is not over, and records nothing', async () => {
    const { run } = await house.control.run('tags');
    await expect(house.control.run('tags')).rejects.toMatchObject({
      ...{ code: 'schedule_running', details: { runId: run.id } },
    });
    expect((await house.runs.list({ limit: 1 })).total).toBe(1);
  });

  it('gives the same run for the same key, asked for twenty times at once', async () => {
    const asked = await Promise.all(
      Array.from({ length: 20 }, () => house.control.run('tags', { idempotencyKey: 'k' })),
    );
    expect(new Set(asked.map(({ run }) => run.id)).size).toBe(1);
    expect(asked.filter(({ created }) => created)).toHaveLength(1);
  });

  it('of a schedule that nobody knows is told', async () => {
    for (const act of [
      () => house.control.run('nobody'),
      () => house.control.pause('nobody', null),
      () => house.control.resume("'; DROP TABLE schedule; --"),
    ]) {
      await expect(act()).rejects.toMatchObject({ code: 'schedule_not_found' });
    }
  });
});

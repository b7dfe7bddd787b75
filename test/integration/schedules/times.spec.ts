import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY_LOCKS } from '@tagwright/platform';
import { NIGHT_HOUR, NIGHTLY, ScheduleHouse, scheduleYaml } from './schedule-house.js';

let house: ScheduleHouse;

beforeAll(async () => {
  house = await ScheduleHouse.open();
});
afterAll(() => house.close());
beforeEach(() => house.clear());

const runCount = async (): Promise<number> => (await house.runs.list({ limit: 1 })).total;

describe('a schedule by the clock', () => {
  beforeEach(() => house.write(scheduleYaml('tags', ...NIGHTLY)));

  it('starts nothing before its time', async () => {
    expect(await house.tick()).toEqual([]);
    expect(await runCount()).toBe(0);
  });

  it('starts one run, in the background, and goes on to its next time', async () => {
    await house.missed('tags');
    const [id = 0] = await house.tick();
    expect(await house.runs.get(id)).toMatchObject({
      ...{ kind: 'materialize', state: 'queued', priority: 'background', asOf: null },
      ...{ zone: 'Asia/Shanghai', params: { schedule: 'tags' }, maxAttempts: 3 },
    });
    const { next, waiting, lastRun } = await house.view('tags');
    expect(waiting).toBeNull();
    expect(lastRun).toMatchObject({ runId: id, reason: 'cron', slots: 1 });
    expect(next[0]?.at.getTime()).toBeGreaterThan(Date.now());
    expect(await house.tick()).toEqual([]);
  });

  it('starts one run when many workers look at once', async () => {
    await house.missed('tags');
    const tickers = Array.from({ length: 5 }, () => house.ticker());
    const started = await Promise.all([...tickers, ...tickers].map((ticker) => ticker.tick()));
    expect(started.flat()).toHaveLength(1);
    expect(await runCount()).toBe(1);
  });

  it('makes up for days of downtime once, and says how many times that stands for', async () => {
    await house.missed('tags', '10 days');
    const started = await house.tick();
    expect(started).toHaveLength(1);
    const { lastRun, next } = await house.view('tags');
    expect([9, 10, 11]).toContain(lastRun?.slots);
    expect(next[0]?.at.getTime()).toBeGreaterThan(Date.now());
    await house.setRun(started[0] ?? 0, 'succeeded');
    expect(await house.tick()).toEqual([]);
  });

  it('after a year of minutes missed is still quick', async () => {
    await house.write(scheduleYaml('often', "cron: '* * * * *'", 'zone: Asia/Shanghai'));
    await house.missed('often', '1 year');
    const begin = performance.now();
    expect(await house.tick()).toHaveLength(1);
    expect(performance.now() - begin).toBeLessThan(2_000);
    expect((await house.view('often')).lastRun?.slots).toBe(1_000);
  });

  it('shows its next five times in its zone and as instants', async () => {
    const { next } = await house.view('tags');
    expect(next).toHaveLength(5);
    const time = `T${String(NIGHT_HOUR).padStart(2, '0')}:30:00+08:00`;
    for (const { at, local } of next) {
      expect(local.slice(10)).toBe(time);
      expect(new Date(local)).toEqual(at);
    }
  });
});

describe('a time that comes while the run before is not over', () => {
  it.each(['queued', 'running'] as const)(
    'waits for the %s run, then starts once',
    async (state) => {
      await house.write(scheduleYaml('tags', ...NIGHTLY));
      await house.missed('tags');
      const [first = 0] = await house.tick();
      await house.setRun(first, state);
      for (const interval of ['2 minutes', '1 minute']) {
        await house.missed('tags', interval);
        expect(await house.tick()).toEqual([]);
      }
      expect((await house.view('tags')).waiting).toMatchObject({
        ...{ reason: 'cron', slots: 2, held: { code: 'own_run', runId: first } },
      });
      await house.setRun(first, 'failed');
      const started = await house.tick();
      expect(started).toHaveLength(1);
      expect((await house.view('tags')).lastRun).toMatchObject({ runId: started[0], slots: 2 });
      expect(await house.tick()).toEqual([]);
    },
  );
});

describe('a schedule that is written anew', () => {
  it('counts from when it was registered, even if nobody looked until now', async () => {
    await house.register(scheduleYaml('often', "cron: '* * * * *'", 'zone: UTC'));
    await house.query(`UPDATE catalog_object SET loaded_at = now() - interval '1 hour'
                       WHERE kind = 'schedule'`);
    expect(await house.tick()).toHaveLength(1);
    expect([59, 60, 61]).toContain((await house.view('often')).lastRun?.slots);
  });

  it('keeps what it missed under a new name, and begins anew under new times', async () => {
    await house.write(scheduleYaml('tags', ...NIGHTLY));
    await house.missed('tags');
    const renamed = scheduleYaml('tags', ...NIGHTLY).replace('en: Plan', 'en: Night');
    await house.register(renamed);
    expect(await house.tick()).toHaveLength(1);
    await house.query(`UPDATE run SET state = 'succeeded', finished_at = now()`);
    await house.missed('tags');
    await house.register(renamed.replace(`30 ${NIGHT_HOUR}`, '45 23'));
    expect(await house.tick()).toEqual([]);
    expect((await house.view('tags')).next[0]?.local).toContain('T23:45:00');
  });

  it('that is gone starts nothing any more', async () => {
    await house.write(scheduleYaml('tags', ...NIGHTLY));
    await house.missed('tags');
    await house.register();
    expect(await house.tick()).toEqual([]);
    await expect(house.view('tags')).rejects.toMatchObject({ code: 'schedule_not_found' });
    expect(await house.query('SELECT code FROM schedule')).toEqual([]);
  });
});

describe('a schedule of an ingestion', () => {
  it('names source and folder, a relative one below the home', async () => {
    await house.write(
      scheduleYaml('a', 'kind: ingest', 'source: crm', 'directory: in/crm', ...NIGHTLY),
      scheduleYaml('b', 'kind: ingest', 'source: crm', 'directory: /srv/crm', ...NIGHTLY),
    );
    await house.missed('a');
    await house.missed('b');
    const started = await house.tick();
    const runs = await Promise.all(started.map((id) => house.runs.get(id)));
    expect(runs.map(({ kind, params }) => [kind, params])).toEqual([
      ['ingest', { schedule: 'a', source: 'crm', directory: '/home-of-all/in/crm' }],
      ['ingest', { schedule: 'b', source: 'crm', directory: '/srv/crm' }],
    ]);
  });
});

describe('a schedule during a backup', () => {
  it('starts as at any other time: files are kept, not schedules', async () => {
    await house.write(scheduleYaml('tags', ...NIGHTLY));
    await house.missed('tags');
    const started = await house.database.dataSource.transaction(async (backup) => {
      await backup.query('SELECT pg_advisory_xact_lock_shared($1)', [ADVISORY_LOCKS.files]);
      return house.tick();
    });
    expect(started).toHaveLength(1);
  });
});

describe('a schedule of a collection', () => {
  it('starts one like a command would', async () => {
    await house.write(scheduleYaml('cleaning', 'kind: collect', ...NIGHTLY));
    await house.missed('cleaning');
    const [id = 0] = await house.tick();
    expect(await house.runs.get(id)).toMatchObject({
      ...{ kind: 'collect', state: 'queued', params: { schedule: 'cleaning' } },
    });
  });
});

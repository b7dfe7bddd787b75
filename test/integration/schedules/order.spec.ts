import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NIGHTLY, ScheduleHouse, scheduleYaml } from './schedule-house.js';

let house: ScheduleHouse;

beforeAll(async () => {
  house = await ScheduleHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.clear();
  const ingest = ['kind: ingest', 'source: crm', 'directory: /srv', ...NIGHTLY];
  await house.write(
    scheduleYaml('a_tags', ...NIGHTLY, 'after: [z_crm]'),
    scheduleYaml('z_crm', ...ingest),
  );
  await house.missed('a_tags');
});

const startedCodes = async (): Promise<unknown[]> => {
  const ids = await house.tick();
  return Promise.all(ids.map(async (id) => (await house.runs.get(id)).params.schedule));
};

const lastRun = async (code: string): Promise<number> =>
  (await house.view(code)).lastRun?.runId ?? 0;

const heldBy = async (code: string) => (await house.view(code)).waiting?.held;

describe('a schedule after another', () => {
  it('lets it go first when both are due, and follows when it succeeded', async () => {
    await house.missed('z_crm');
    expect(await startedCodes()).toEqual(['z_crm']);
    const runId = await lastRun('z_crm');
    const held = { code: 'predecessor_running', schedule: 'z_crm', runId };
    expect(await heldBy('a_tags')).toEqual(held);
    await house.setRun(runId, 'running');
    expect(await startedCodes()).toEqual([]);
    await house.setRun(runId, 'succeeded');
    expect(await startedCodes()).toEqual(['a_tags']);
  });

  it('does not wait for one that is not due', async () => {
    expect(await startedCodes()).toEqual(['a_tags']);
  });

  it.each(['failed', 'cancelled'] as const)(
    'is held by one that %s, until that succeeds',
    async (state) => {
      await house.missed('z_crm');
      await house.tick();
      const runId = await lastRun('z_crm');
      await house.setRun(runId, state);
      expect(await startedCodes()).toEqual([]);
      const held = { code: 'predecessor_failed', schedule: 'z_crm', runId };
      expect(await heldBy('a_tags')).toEqual(held);
      const again = await house.control.run('z_crm');
      await house.setRun(again.run.id, 'succeeded');
      expect(await startedCodes()).toEqual(['a_tags']);
    },
  );

  it('waits while a due predecessor itself waits', async () => {
    await house.write(
      scheduleYaml('c', ...NIGHTLY, 'after: [b]'),
      scheduleYaml('b', ...NIGHTLY, 'after: [a]'),
      scheduleYaml('a', ...NIGHTLY),
    );
    for (const code of ['a', 'b', 'c']) await house.missed(code);
    expect(await startedCodes()).toEqual(['a']);
    expect(await heldBy('c')).toEqual({ code: 'predecessor_due', schedule: 'b' });
    for (const [code, next] of [
      ['a', ['b']],
      ['b', ['c']],
      ['c', []],
    ] as const) {
      await house.setRun(await lastRun(code), 'succeeded');
      expect(await startedCodes()).toEqual(next);
    }
  });

  it('does not wait for one at rest, whatever its last run came to', async () => {
    await house.missed('z_crm');
    await house.tick();
    await house.setRun(await lastRun('z_crm'), 'failed');
    await house.control.pause('z_crm', 'The server is being moved.');
    expect(await startedCodes()).toEqual(['a_tags']);
  });

  it('is started all the same by a person', async () => {
    await house.missed('z_crm');
    await house.tick();
    await house.setRun(await lastRun('z_crm'), 'failed');
    await house.tick();
    const { run } = await house.control.run('a_tags');
    await house.setRun(run.id, 'succeeded');
    expect(await startedCodes()).toEqual([]);
    expect((await house.view('a_tags')).lastRun).toMatchObject({ reason: 'request', slots: 1 });
  });
});

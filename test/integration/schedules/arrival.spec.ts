import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { NIGHTLY, ScheduleHouse, scheduleYaml } from './schedule-house.js';

let house: ScheduleHouse;

beforeAll(async () => {
  house = await ScheduleHouse.open();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.clear();
  await house.write(scheduleYaml('tags', 'onArrival: [lead, customer]'));
});

const ingestRun = async (source: string): Promise<number> =>
  (await house.runs.submit({ kind: 'ingest', params: { source, directory: '/x' } })).run.id;

describe('a schedule on arrival', () => {
  it('starts one run for all that arrived, once nothing more has for half a minute', async () => {
    await house.arrive('lead', 90);
    await house.arrive('customer', 5);
    expect(await house.tick()).toEqual([]);
    await house.query(`UPDATE dataset_version SET created_at = created_at - interval '26 seconds'`);
    const started = await house.tick();
    expect(started).toHaveLength(1);
    expect((await house.view('tags')).lastRun).toMatchObject({ reason: 'arrival', slots: 0 });
    await house.setRun(started[0] ?? 0, 'succeeded');
    expect(await house.tick()).toEqual([]);
  });

  it('does not care for other datasets', async () => {
    await house.arrive('service_order', 90);
    expect(await house.tick()).toEqual([]);
  });

  it.each(['queued', 'running'] as const)(
    'waits while an ingestion that feeds it is %s',
    async (state) => {
      await house.arrive('lead', 90);
      const id = await ingestRun('crm');
      await house.setRun(id, state);
      expect(await house.tick()).toEqual([]);
      await house.setRun(id, 'failed');
      expect(await house.tick()).toHaveLength(1);
    },
  );

  it('does not wait for an ingestion that feeds none of its datasets', async () => {
    await house.write(scheduleYaml('tags', 'onArrival: [lead]'));
    await house.arrive('lead', 90);
    await ingestRun('insurance');
    expect(await house.tick()).toHaveLength(1);
  });

  it('serves what arrives during its run with one more', async () => {
    await house.arrive('lead', 90);
    const [first = 0] = await house.tick();
    await house.setRun(first, 'running');
    await house.arrive('lead', 60);
    await house.arrive('customer', 40);
    expect(await house.tick()).toEqual([]);
    expect((await house.view('tags')).waiting).toMatchObject({ held: { code: 'own_run' } });
    await house.setRun(first, 'succeeded');
    const second = await house.tick();
    expect(second).toHaveLength(1);
    await house.setRun(second[0] ?? 0, 'succeeded');
    expect(await house.tick()).toEqual([]);
  });

  it('counts what was there before it was written as seen, and nothing that came after', async () => {
    await house.arrive('lead', 90);
    await house.register(scheduleYaml('other', 'onArrival: [lead]'));
    expect(await house.tick()).toEqual([]);
    await house.arrive('lead', 0);
    await house.query(`UPDATE catalog_object SET loaded_at = loaded_at - interval '1 hour'`);
    await house.query(`UPDATE dataset_version SET created_at = created_at - interval '40 seconds'`);
    expect(await house.tick()).toHaveLength(1);
  });

  it('is served by a run that the clock started', async () => {
    await house.write(scheduleYaml('both', ...NIGHTLY, 'onArrival: [lead]'));
    await house.arrive('lead', 5);
    await house.missed('both');
    const [id = 0] = await house.tick();
    await house.setRun(id, 'succeeded');
    await house.query(`UPDATE dataset_version SET created_at = created_at - interval '40 seconds'`);
    expect(await house.tick()).toEqual([]);
  });
});

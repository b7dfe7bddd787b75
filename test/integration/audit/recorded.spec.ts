import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { subjectKey, SubjectKeysService } from '@tagwright/audit';
import { ExportAudienceService } from '@tagwright/audiences';
import { RegisterCatalogService } from '@tagwright/catalog';
import type { Actor } from '@tagwright/kernel';
import { RunService } from '@tagwright/materialization';
import { loadConfig } from '@tagwright/platform';
import { ControlScheduleService } from '@tagwright/scheduling';
import { RunLease } from '../../../libs/materialization/src/runs/run-lease.js';
import { openPublishedHouse, type House } from '../api/open-house.js';

const ANN: Actor = {
  ...{ person: '11111111-1111-1111-1111-111111111111', account: 'ann' },
  ...{ channel: 'portal', address: '10.0.0.1' },
};

let house: House;
let last: number;

beforeAll(async () => {
  house = await openPublishedHouse();
});
afterAll(() => house.close());

interface Row {
  readonly account: string;
  readonly action: string;
  readonly object: string;
  readonly details: Record<string, unknown>;
}

/** What was recorded meanwhile. */
async function recorded(work: () => Promise<unknown>): Promise<Row[]> {
  const [row] = await house.dataSource.query<[{ last: number }]>(
    'SELECT coalesce(max(id), 0)::int AS last FROM audit_event',
  );
  last = row.last;
  await work();
  return house.dataSource.query<Row[]>(
    `SELECT account, action, object_kind || '/' || object_code AS object, details FROM audit_event
     WHERE id > $1 ORDER BY id`,
    [last],
  );
}

const actions = (rows: readonly Row[]): string[] =>
  rows.map(({ account, action, object }) => `${account} ${action} ${object}`);

describe('the trail tells of', () => {
  it('a run that was asked for and cancelled, by whom', async () => {
    const runs = house.services.get(RunService);
    let id = 0;
    const rows = await recorded(async () => {
      id = (await runs.submit({ kind: 'materialize', params: {}, actor: ANN })).run.id;
      await runs.cancel(id, ANN);
    });
    expect(actions(rows)).toEqual([`ann run.queued run/${id}`, `ann run.cancelled run/${id}`]);
  });

  it('a run that is asked for twice by the same key once', async () => {
    const runs = house.services.get(RunService);
    const request = { kind: 'materialize', params: {}, idempotencyKey: 'k', actor: ANN } as const;
    const rows = await recorded(async () => {
      await runs.submit(request);
      await runs.submit(request);
    });
    expect(rows).toHaveLength(1);
  });

  it('how a run ended, in the transaction in which it ends', async () => {
    const { dataSource, services } = house;
    const { run } = await services.get(RunService).submit({ kind: 'collect', params: {} });
    const rows = await recorded(async () => {
      const lease = await RunLease.take(dataSource, run.id);
      await lease?.fail({ code: 'disk_full', message: 'The disk is full.' }, null);
      lease?.release();
    });
    expect(rows).toMatchObject([
      { account: 'system', action: 'run.failed', details: { code: 'disk_full' } },
    ]);
  });

  it('nothing of an attempt that is tried again', async () => {
    const { dataSource, services } = house;
    const { run } = await services.get(RunService).submit({ kind: 'collect', params: {} });
    const rows = await recorded(async () => {
      const lease = await RunLease.take(dataSource, run.id);
      await lease?.fail({ code: 'disk_full', message: 'The disk is full.' }, 60);
      lease?.release();
    });
    expect(rows).toEqual([]);
  });

  it('a schedule that somebody paused and resumed', async () => {
    const control = house.services.get(ControlScheduleService);
    const rows = await recorded(async () => {
      await control.pause('nightly_tags', 'closing', ANN);
      await control.resume('nightly_tags', ANN);
      await control.resume('nightly_tags', ANN);
    });
    expect(actions(rows)).toEqual([
      'ann schedule.paused schedule/nightly_tags',
      'ann schedule.resumed schedule/nightly_tags',
    ]);
  });

  it('a list of subjects that left, without saying who is on it', async () => {
    const filter = {
      subject: 'customer',
      where: { tag: 'loyalty', operator: 'isPresent' },
    } as const;
    const rows = await recorded(async () => {
      const made = await house.services.get(ExportAudienceService).export(filter, ['loyalty'], ANN);
      await made.dispose();
    });
    expect(rows).toMatchObject([
      {
        ...{ account: 'ann', action: 'audience.exported', object: 'snapshot/1' },
        details: { subject: 'customer', columns: ['loyalty'], format: 'csv' },
      },
    ]);
  });

  it('governed objects that are new, and of none that is as it was', async () => {
    const { governanceDir } = loadConfig({}, process.cwd());
    const register = house.services.get(RegisterCatalogService);
    expect(await recorded(() => register.register(governanceDir, ANN))).toEqual([]);
    await house.dataSource.query(
      `UPDATE catalog_object SET active = false WHERE kind = 'domain_model' AND code = 'lead'`,
    );
    await house.dataSource.query('DELETE FROM shipped_folder'); // or the folder would count as known
    const rows = await recorded(() => register.register(governanceDir, ANN));
    expect(actions(rows)).toEqual(['ann domain_model.registered domain_model/lead']);
  });
});

describe('a subject in an event', () => {
  it('is a pseudonym that only who has the key can find again', async () => {
    const keys = house.services.get(SubjectKeysService);
    const one = await keys.of('customer', 42);
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(await keys.of('customer', '42')).toBe(one);
    expect(await keys.of('vehicle', 42)).not.toBe(one);
    expect(subjectKey(Buffer.alloc(32), 'customer', 42)).not.toBe(one);
  });
});

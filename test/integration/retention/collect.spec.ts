import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { ADVISORY_LOCKS } from '@tagwright/platform';
import { ExportAudienceService, ExportSnapshotService } from '@tagwright/audiences';
import { deleteFiles, keepFiles, LeasedPins, SnapshotPinsService } from '@tagwright/pins';
import { deleteArtifacts } from '../../../libs/retention/src/delete-artifacts.js';
import { RetentionHouse, STRICT, WITH_GRACE } from './retention-house.js';

let place: RetentionHouse;

beforeEach(async () => {
  place = await RetentionHouse.open();
});
afterEach(() => place.close());

const OLD_TABLE = 'snapshots/1/customer.parquet';

describe('a collection', () => {
  it('deletes an old snapshot and leaves its manifest, its changes and its row', async () => {
    await place.publishAgain();
    expect(await place.collect()).toMatchObject({ deleted: 6 + 1, postponed: false });
    expect(place.has(OLD_TABLE)).toBe(false);
    expect(place.has('snapshots/1/manifest.json')).toBe(true);
    expect(place.has('snapshots/1/changes.parquet')).toBe(true);
    expect(await place.snapshot(1)).toMatchObject({ marked: true, deleted: true });
    expect(await place.query('SELECT id FROM snapshot WHERE manifest IS NOT NULL')).toHaveLength(2);
  });

  it('leaves the published snapshot whole, though the deleted one owned its files', async () => {
    await place.publishAgain();
    await place.collect();
    const { recorded, computed } = await place.digests();
    expect(computed).toBe(recorded);
    expect((await place.snapshot(1)).bytes).toBe(0); // the other name still holds every byte
    await place.publishAgain();
    await place.collect();
    expect(await place.digests()).toEqual({ recorded, computed: recorded });
  });

  it('leaves alone what the next dataset version shares with a collected one', async () => {
    await place.collect();
    const [row] = await place.query<{ deleted: string }>(
      'SELECT count(*) AS deleted FROM dataset_version WHERE files_deleted_at IS NOT NULL',
    );
    expect(Number(row?.deleted)).toBe(6); // the first version of each
    expect(place.has('datasets/vehicle/a.parquet')).toBe(true);
    expect(place.has('quarantine/1-crm.parquet')).toBe(true);
  });

  it('marks first, and deletes only when the grace is over', async () => {
    await place.policy(WITH_GRACE);
    await place.publishAgain();
    expect(await place.collect()).toMatchObject({ marked: 7, deleted: 0 });
    expect(place.has(OLD_TABLE)).toBe(true);
    expect(await place.collect()).toMatchObject({ marked: 0, deleted: 0 });
    await place.letGracePass();
    expect(await place.collect()).toMatchObject({ marked: 0, deleted: 7 });
    expect(place.has(OLD_TABLE)).toBe(false);
  });

  it('takes the mark off what a changed policy keeps', async () => {
    await place.policy(WITH_GRACE);
    await place.publishAgain();
    await place.collect();
    await place.policy(WITH_GRACE.replaceAll('keepLast: 1', 'keepLast: 2'));
    await place.letGracePass();
    expect(await place.collect()).toMatchObject({ unmarked: 7, deleted: 0 });
    expect(await place.snapshot(1)).toMatchObject({ marked: false, deleted: false });
  });

  it('does what its preview says, byte for byte', async () => {
    await place.write('facts/customer-old.parquet');
    const runId = await place.finishedRun('materialize');
    await place.query(
      `INSERT INTO fact_table (cache_key, subject, path, rows, columns, sha256, run_id, created_at)
       SELECT key, 'customer', 'facts/customer-' || key || '.parquet', 1, '[]', repeat('0', 64), $1, at
       FROM (VALUES ('old', now() - interval '1 d'), ('new', now())) AS f(key, at)`,
      [runId],
    );
    const { changes, kept } = await place.plan();
    const toDelete = changes.filter(({ action }) => action === 'delete');
    expect(toDelete.map(({ name }) => name)).toContain('customer facts old');
    expect(kept).toContainEqual(
      expect.objectContaining({ kind: 'snapshot', reason: 'published', count: 1 }),
    );
    const bytes = toDelete.reduce((sum, change) => sum + change.bytes, 0);
    expect(await place.collect()).toMatchObject({ deleted: toDelete.length, freedBytes: bytes });
    expect((await place.plan()).changes).toEqual([]);
  });

  it('is refused without a policy, and by one that is wrong, and touches nothing', async () => {
    await place.publishAgain();
    await place.policy(STRICT.replace('keepLast: 1', 'keepLast: 0'));
    const run = await place.execute(await place.submitCollect());
    expect(run).toMatchObject({ state: 'failed', error: { code: 'retention_policy_invalid' } });
    await place.withoutPolicy();
    const other = await place.execute(await place.submitCollect());
    expect(other).toMatchObject({ state: 'failed', error: { code: 'no_retention_policy' } });
    expect(await place.snapshot(1)).toMatchObject({ marked: false });
  });

  it('ends before the next deletion when it is cancelled, and the next one goes on', async () => {
    await place.policy(WITH_GRACE);
    await place.publishAgain();
    await place.collect();
    await place.letGracePass();
    const cancel = new AbortController();
    const deleting = deleteFiles(
      place.house.dataSource,
      { patience: 0, signal: cancel.signal },
      (connection) => {
        cancel.abort(new Error('cancelled'));
        return deleteArtifacts(connection, place.data(''), cancel.signal);
      },
    );
    await expect(deleting).rejects.toThrow('cancelled');
    expect(place.has(OLD_TABLE)).toBe(true);
    expect(await place.collect()).toMatchObject({ deleted: 7 });
  });
});

describe('a deletion that broke off', () => {
  /** Facts whose deletion began, and whose files a run has written again since. */
  async function rewritten(key: string): Promise<string> {
    await place.query(
      `INSERT INTO fact_table (cache_key, subject, path, rows, columns, sha256, run_id, created_at,
         collect_after, deletion_started_at)
       SELECT $1, 'customer', 'facts/customer-' || $1 || '.parquet', 1, '[]', repeat('0', 64), $2,
         now() - interval '2 d', now() - interval '1 d', now() - interval '1 h'`,
      [key, await place.finishedRun('materialize')],
    );
    const file = `facts/customer-${key}.parquet`;
    await place.write(file, 0);
    return file;
  }

  it('leaves what a run has written again to that run', async () => {
    const file = await rewritten('again');
    await place.collect();
    expect(place.has(file)).toBe(true);
  });

  it('does not keep a later file of that name for ever', async () => {
    const file = await rewritten('left');
    await place.collect();
    await place.write(file, 50);
    expect(await place.collect()).toMatchObject({ orphans: 1 });
    expect(place.has(file)).toBe(false);
  });
});

describe('a pin', () => {
  const pins = (): SnapshotPinsService => place.house.services.get(SnapshotPinsService);

  it('keeps its snapshot, and what that was made from, until it is removed', async () => {
    await place.publishAgain();
    await pins().add(1, 'audit of March');
    const { kept } = await place.plan();
    expect(kept).toContainEqual(
      expect.objectContaining({ kind: 'snapshot', reason: 'pinned', count: 1 }),
    );
    await place.collect();
    expect(place.has(OLD_TABLE)).toBe(true);
    await pins().remove(1);
    await place.collect();
    expect(place.has(OLD_TABLE)).toBe(false);
  });

  it('taken during the grace saves the snapshot and its inputs', async () => {
    await place.publishAgain();
    // The old snapshot was made from first versions, which nothing else needs.
    await place.query(
      `UPDATE snapshot SET manifest = jsonb_set(manifest, '{datasets}', (
         SELECT jsonb_agg(d || '{"version": 1}') FROM jsonb_array_elements(manifest->'datasets') d))
       WHERE id = 1`,
    );
    await place.policy(WITH_GRACE);
    await place.collect();
    await place.letGracePass();
    await pins().add(1, 'audit');
    expect(await place.snapshot(1)).toMatchObject({ marked: false });
    // The customer dataset is the one that no snapshot reads.
    expect(await place.collect()).toMatchObject({ deleted: 1 });
    expect(place.has(OLD_TABLE)).toBe(true);
  });

  it('comes too late once the files are being deleted', async () => {
    await place.publishAgain();
    await place.collect();
    await expect(pins().add(1, 'late')).rejects.toMatchObject({ code: 'gone', kind: 'gone' });
    await expect(pins().add(99, 'unknown')).rejects.toMatchObject({ code: 'snapshot_not_found' });
    await expect(pins().add(2, '  ')).rejects.toMatchObject({ code: 'pin_without_reason' });
    await expect(pins().remove(2)).rejects.toMatchObject({ code: 'pin_not_found' });
  });

  it('of a reader is one for all that read the same, and ends by itself after a crash', async () => {
    await place.publishAgain();
    const leased = place.house.services.get(LeasedPins);
    const target = { kind: 'snapshot', id: 1 } as const;
    const readers = Array.from({ length: 20 }, () => leased.use([target], () => delay(300)));
    await leased.use([target], () => Promise.resolve());
    expect(await pins().list()).toHaveLength(1);
    await place.collect();
    expect(place.has(OLD_TABLE)).toBe(true);
    await Promise.all(readers);
    await place.query(`UPDATE pin SET lease_until = now() - interval '1 s'`);
    await place.collect();
    expect(place.has(OLD_TABLE)).toBe(false);
    await expect(
      new LeasedPins(place.house.dataSource).use([target], () => Promise.resolve()),
    ).rejects.toMatchObject({ code: 'gone' });
  });

  it('of a reader is taken again when its lease ran out under it', async () => {
    const leased = place.house.services.get(LeasedPins);
    await leased.use([{ kind: 'snapshot', id: 1 }], async () => {
      await place.query('DELETE FROM pin');
      await leased.renew();
      expect(await pins().list()).toHaveLength(1);
    });
  });

  it('of a run holds as long as the run is at work', async () => {
    await place.publishAgain();
    const [run] = await place.query<{ id: number }>(
      `INSERT INTO run (kind, state, fencing_token, lease_until, started_at)
       VALUES ('materialize', 'running', 77, now() - interval '1 h', now()) RETURNING id`,
    );
    await place.query(
      `INSERT INTO pin (snapshot_id, holder, reason, run_id) VALUES (1, 'run', 'input', $1)`,
      [run?.id],
    );
    await place.collect();
    expect(place.has(OLD_TABLE)).toBe(true);
    await place.query(`UPDATE run SET state = 'failed', finished_at = now() WHERE id = $1`, [
      run?.id,
    ]);
    await place.collect();
    expect(place.has(OLD_TABLE)).toBe(false);
    expect(await place.query('SELECT 1 FROM pin')).toEqual([]);
  });
});

describe('beside readers and others', () => {
  it('a download that has begun ends whole, though its snapshot is collected meanwhile', async () => {
    const filter = {
      subject: 'customer',
      where: { all: [{ tag: 'loyalty', operator: 'isPresent' }] },
    } as const;
    const audience = await place.house.services.get(ExportAudienceService).export(filter);
    const stream = audience.stream();
    await place.publishAgain();
    await place.query('DELETE FROM pin');
    await place.collect();
    expect(place.has(OLD_TABLE)).toBe(false);
    let bytes = 0;
    for await (const chunk of stream) bytes += (chunk as Buffer).length;
    expect(bytes).toBe(audience.bytes);
    await audience.dispose();
  });

  it('a marked snapshot is not offered for reading any more, and says until when it can be saved', async () => {
    await place.publishAgain();
    await place.policy(WITH_GRACE);
    await place.collect();
    const request = {
      snapshotId: 1,
      subject: 'customer',
      format: 'csv',
      file: '/nowhere',
    } as const;
    const exporting = place.house.services.get(ExportSnapshotService).export(request);
    await expect(exporting).rejects.toMatchObject({
      code: 'gone',
      message: expect.stringContaining('Pin it'),
    });
  });

  it('deletes nothing while a backup is being made, and says so', async () => {
    await place.publishAgain();
    const backup = place.house.dataSource.createQueryRunner();
    await backup.query('SELECT pg_advisory_lock_shared($1)', [ADVISORY_LOCKS.files]);
    expect(await place.collect()).toMatchObject({ marked: 7, deleted: 0, postponed: true });
    expect(place.has(OLD_TABLE)).toBe(true);
    await backup.query('SELECT pg_advisory_unlock_shared($1)', [ADVISORY_LOCKS.files]);
    await backup.release();
    expect(await place.collect()).toMatchObject({ deleted: 7, postponed: false });
  }, 60_000);

  it('whoever registers files waits for the deletion, and then misses what it took', async () => {
    await place.write('datasets/lead/reused.parquet', 2);
    const { dataSource } = place.house;
    const path = place.data('datasets/lead/reused.parquet');
    const register = (): Promise<void> =>
      dataSource.transaction((manager) => keepFiles(manager, [path]));
    await register();
    const options = { patience: 0, signal: new AbortController().signal };
    const registering = await deleteFiles(dataSource, options, async () => {
      const attempt = register().then(
        () => 'registered',
        (error: unknown) => error,
      );
      const first = await Promise.race([attempt, delay(300, 'waits')]);
      await rm(path);
      return { first, attempt };
    });
    expect(registering?.first).toBe('waits');
    expect(await registering?.attempt).toMatchObject({
      code: 'files_collected',
      kind: 'unavailable',
    });
  });

  it('two collections at once do each thing once', async () => {
    await place.publishAgain();
    const ids = [await place.submitCollect(), await place.submitCollect()];
    const runs = await Promise.all(ids.map((id) => place.execute(id)));
    const ended = runs.filter(({ state }) => state === 'succeeded');
    const deleted = ended.map(({ result }) => Number(result?.deleted));
    expect(deleted.reduce((sum, each) => sum + each, 0)).toBe(7);
    expect((await place.digests()).computed).toBe((await place.digests()).recorded);
  }, 60_000);
});

describe('files that belong to nothing', () => {
  it('are deleted when they are old, with the folder of a half-made snapshot', async () => {
    await place.write('snapshots/.staging-9-5/customer.parquet', 2);
    await place.write('datasets/lead/old-0123.parquet', 2);
    await place.write('facts/customer-left.parquet', 0.5);
    expect((await place.plan()).orphans.files).toBe(2);
    expect(await place.collect()).toMatchObject({ orphans: 2 });
    expect(place.has('snapshots/.staging-9-5')).toBe(false);
    expect(place.has('datasets/lead/old-0123.parquet')).toBe(false);
    expect(place.has('facts/customer-left.parquet')).toBe(true);
    expect((await place.digests()).computed).toBe((await place.digests()).recorded);
  });

  it('are left alone when a run at work may have written them', async () => {
    await place.query(
      `INSERT INTO run (kind, state, fencing_token, lease_until, started_at)
       VALUES ('materialize', 'running', 5, now() + interval '1 h', now() - interval '3 h')`,
    );
    const [run] = await place.query<{ id: number }>(`SELECT max(id) AS id FROM run`);
    const staging = `snapshots/.staging-${run?.id}-5/customer.parquet`;
    for (const file of [staging, 'snapshots/99/customer.parquet']) await place.write(file, 100);
    await place.write('datasets/lead/fresh.parquet', 2);
    await place.write(`snapshots/.staging-${run?.id}-4/customer.parquet`, 100);
    expect(await place.collect()).toMatchObject({ orphans: 1 });
    expect(place.has(staging)).toBe(true);
    expect(place.has('snapshots/99/customer.parquet')).toBe(true);
    expect(place.has('datasets/lead/fresh.parquet')).toBe(true);
  });
});

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ENTITIES, MIGRATIONS } from '@tagwright/composition';
import { RunService, type RunView } from '@tagwright/materialization';
import { InProcessRunQueue } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import { RunLease } from '../../../libs/materialization/src/runs/run-lease.js';

let database: TestDatabase;
let runs: RunService;

beforeAll(async () => {
  database = await createTestDatabase({ entities: ENTITIES, migrations: MIGRATIONS });
  runs = new RunService(database.dataSource, new InProcessRunQueue(() => undefined));
});
afterAll(() => database.close());

async function newRun(options: { maxAttempts?: number } = {}): Promise<number> {
  const { run } = await runs.submit({ kind: 'materialize', params: {}, ...options });
  return run.id;
}

async function taken(runId: number): Promise<RunLease> {
  const lease = await RunLease.take(database.dataSource, runId);
  if (lease === null) throw new Error(`run ${runId} is not to be had`);
  lease.release(); // no heartbeat: the tests move the time
  return lease;
}

const expire = (runId: number) =>
  database.dataSource.query(`UPDATE run SET lease_until = now() - interval '1 s' WHERE id = $1`, [
    runId,
  ]);

const complete = (lease: RunLease): Promise<void> =>
  database.dataSource.transaction((manager) => lease.complete(manager, { snapshotId: 7 }));

const stateOf = async (runId: number): Promise<RunView['state']> => (await runs.get(runId)).state;

describe('a lease', () => {
  it('goes to one of many that ask at once', async () => {
    const id = await newRun();
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => RunLease.take(database.dataSource, id)),
    );
    const won = asked.filter((lease) => lease !== null);
    for (const lease of won) lease.release();
    expect(won).toHaveLength(1);
    expect(await runs.get(id)).toMatchObject({ state: 'running', attempt: 1 });
  });

  it('is not to be had while it holds, and is when it is over', async () => {
    const id = await newRun();
    await taken(id);
    expect(await RunLease.take(database.dataSource, id)).toBeNull();
    await expire(id);
    expect((await taken(id)).attempt).toBe(2);
  });

  it('completes the run in the transaction that publishes, or not at all', async () => {
    const id = await newRun();
    const lease = await taken(id);
    const failing = database.dataSource.transaction(async (manager) => {
      await lease.complete(manager, {});
      throw new Error('the pointer did not move');
    });
    await expect(failing).rejects.toThrow('pointer');
    expect(await stateOf(id)).toBe('running');
    await complete(lease);
    expect(await runs.get(id)).toMatchObject({ state: 'succeeded', result: { snapshotId: 7 } });
  });

  it('shows nobody a run that succeeded with a step still under way', async () => {
    const id = await newRun();
    const lease = await taken(id);
    lease.steps.report({ step: 'plan', state: 'started' });
    lease.steps.report({ step: 'plan', state: 'finished', figures: { tags: 19 } });
    lease.steps.report({ step: 'publish', state: 'started' });
    await complete(lease);
    const shown = (await runs.get(id)).steps.map(({ name, state }) => [name, state]);
    expect(shown).toEqual([
      ['plan', 'succeeded'],
      ['publish', 'succeeded'],
    ]);
    lease.steps.report({ step: 'publish', state: 'finished', figures: { seconds: 0.1 } });
    await lease.steps.settled();
    expect((await runs.get(id)).steps[1]).toMatchObject({ figures: { seconds: 0.1 } });
  });

  it('that was taken over completes nothing any more', async () => {
    const id = await newRun();
    const slow = await taken(id);
    await expire(id);
    const quick = await taken(id);
    await expect(complete(slow)).rejects.toMatchObject({ code: 'stale_token' });
    await expect(slow.fail({ code: 'x', message: 'x' }, null)).rejects.toMatchObject({
      code: 'lease_lost',
    });
    await complete(quick);
    await expect(complete(slow)).rejects.toMatchObject({ code: 'stale_token' });
  });

  it('of a finished run is not to be had: hearing of it again does nothing', async () => {
    const id = await newRun();
    await complete(await taken(id));
    expect(await RunLease.take(database.dataSource, id)).toBeNull();
  });
});

describe('a run that fails', () => {
  it('waits for its next attempt, and not longer', async () => {
    const id = await newRun();
    await (await taken(id)).fail({ code: 'away', message: 'Gone for a moment.' }, 60);
    expect(await runs.get(id)).toMatchObject({ state: 'queued', error: { code: 'away' } });
    expect(await RunLease.take(database.dataSource, id)).toBeNull();
    await database.dataSource.query('UPDATE run SET not_before = now() WHERE id = $1', [id]);
    const again = await taken(id);
    expect(again.attempt).toBe(2);
    await complete(again);
    expect(await runs.get(id)).toMatchObject({ state: 'succeeded', error: null });
  });

  it('for good is over', async () => {
    const id = await newRun();
    await (await taken(id)).fail({ code: 'wrong', message: 'Wrong.' }, null);
    expect(await stateOf(id)).toBe('failed');
    expect(await RunLease.take(database.dataSource, id)).toBeNull();
  });

  it('is set aside when every worker that began it died', async () => {
    const id = await newRun({ maxAttempts: 2 });
    for (const attempt of [1, 2]) {
      const lease = await taken(id);
      expect(lease.attempt).toBe(attempt);
      await lease.step({ step: 'plan', state: 'started' }, 0);
      await expire(id);
    }
    expect(await RunLease.take(database.dataSource, id)).toBeNull();
    expect(await runs.get(id)).toMatchObject({
      state: 'failed',
      error: { code: 'set_aside' },
      steps: [{ name: 'plan', state: 'failed' }],
    });
  });

  it('by an attempt that lost it leaves the steps of the next one alone', async () => {
    const id = await newRun();
    const stale = await taken(id);
    await expire(id);
    await (await taken(id)).step({ step: 'plan', state: 'started' }, 0);
    await expect(stale.fail({ code: 'x', message: 'x' }, null)).rejects.toMatchObject({
      code: 'lease_lost',
    });
    expect(await runs.get(id)).toMatchObject({
      state: 'running',
      steps: [{ name: 'plan', state: 'running' }],
    });
  });

  it('because its worker stops loses no attempt', async () => {
    const id = await newRun({ maxAttempts: 1 });
    const lease = await taken(id);
    await lease.step({ step: 'plan', state: 'started' }, 0);
    await lease.giveBack();
    expect(await runs.get(id)).toMatchObject({
      state: 'queued',
      attempt: 0,
      steps: [{ state: 'failed' }],
    });
    await complete(await taken(id));
  });
});

describe('cancelling', () => {
  it('ends a waiting run at once', async () => {
    const id = await newRun();
    expect(await runs.cancel(id)).toMatchObject({ state: 'cancelled' });
    expect(await RunLease.take(database.dataSource, id)).toBeNull();
  });

  it('keeps a run at work from publishing', async () => {
    const id = await newRun();
    const lease = await taken(id);
    expect((await runs.cancel(id)).cancelRequestedAt).not.toBeNull();
    await expect(complete(lease)).rejects.toMatchObject({ code: 'run_cancelled' });
    await lease.cancelled();
    expect(await stateOf(id)).toBe('cancelled');
  });

  it('is refused when the run is over', async () => {
    const id = await newRun();
    await complete(await taken(id));
    await expect(runs.cancel(id)).rejects.toMatchObject({ code: 'run_final' });
    await expect(runs.cancel(999_999)).rejects.toMatchObject({ code: 'run_not_found' });
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  AuditedTransactions,
  AuditSettings,
  VerifyTrailService,
  type Verification,
} from '@tagwright/audit';
import { MIGRATIONS } from '@tagwright/composition';
import { SYSTEM } from '@tagwright/kernel';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import { CLI } from './support/fault-place.js';

let database: TestDatabase;
let home: string;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createTestDatabase({ entities: [], migrations: MIGRATIONS });
  home = await mkdtemp(join(tmpdir(), 'tagwright-sealer-'));
  // Each seal takes its time, so that a kill finds the sealer in the middle of a batch.
  await database.asOwner(
    `CREATE FUNCTION slow() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN PERFORM pg_sleep(0.02); RETURN NEW; END $$;
     CREATE TRIGGER slow BEFORE INSERT ON audit_seal FOR EACH ROW EXECUTE FUNCTION slow()`,
  );
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await database.close();
  await rm(home, { recursive: true, force: true });
});

function startWorker(): ChildProcess {
  const env = {
    ...process.env,
    ...{ TAGWRIGHT_HOME: home, DATABASE_URL: database.url, TAGWRIGHT_SCHEDULES: 'off' },
  };
  const worker = spawn(process.execPath, [CLI, 'worker'], { env, stdio: 'ignore' });
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
  return worker;
}

async function write(count: number): Promise<void> {
  await new AuditedTransactions(database.dataSource).run(SYSTEM, async (change) => {
    for (let n = 0; n < count; n++) {
      const object = { kind: 'thing', code: String(n) };
      await change.record({ action: 'thing.changed', object });
    }
  });
}

async function until(sql: string): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const [row] = await database.asOwner(sql);
    if (row?.done === true) return;
    await delay(50);
  }
  throw new Error('It did not come about.');
}

function verify(): Promise<Verification> {
  const settings = new AuditSettings({ home, auditHeadDir: join(home, 'audit', 'heads') });
  return new VerifyTrailService(database.dataSource, settings).verify();
}

const SEALING = `SELECT count(*) > 0 AS done FROM pg_stat_activity
  WHERE datname = current_database() AND query LIKE 'INSERT INTO audit_seal%' AND state = 'active'`;
const ALL_SEALED = `SELECT (SELECT count(*) FROM audit_seal) = (SELECT count(*) FROM audit_event) AS done`;

describe('a sealer that is killed in the middle of a batch', () => {
  it('leaves neither gap nor fork, and the next one goes on', async () => {
    await write(200);
    const [first, second] = [startWorker(), startWorker()];
    await until(SEALING);
    await delay(500);
    for (const worker of [first, second]) {
      worker.kill('SIGKILL');
      await once(worker, 'exit');
    }
    await write(20);
    const next = startWorker();
    await until(ALL_SEALED);
    next.kill('SIGTERM');
    await once(next, 'exit');
    expect(await verify()).toMatchObject({ sound: true, events: 220, heads: 1 });
  });
});

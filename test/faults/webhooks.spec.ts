import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditedTransactions } from '@tagwright/audit';
import { MIGRATIONS } from '@tagwright/composition';
import { SYSTEM } from '@tagwright/kernel';
import { prepareHome } from '@tagwright/platform';
import { createTestDatabase, type TestDatabase } from '@tagwright/testing';
import { WebhooksService, WebhookSettings } from '@tagwright/webhooks';
import { WebhookSecrets } from '../../libs/webhooks/src/webhook-secrets.service.js';
import { ok, Receiver } from '../integration/webhooks/receiver.js';
import { CLI } from './support/fault-place.js';

let database: TestDatabase;
let home: string;
let receiver: Receiver;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  database = await createTestDatabase({ entities: [], migrations: MIGRATIONS });
  home = await mkdtemp(join(tmpdir(), 'tagwright-webhooks-'));
  await prepareHome(home);
});
afterAll(async () => {
  await database.close();
  await rm(home, { recursive: true, force: true });
});
beforeEach(async () => {
  receiver = await Receiver.open();
  await add(receiver.url);
});
afterEach(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await Promise.all([...workers].map((worker) => once(worker, 'exit')));
  await database.dataSource.query('DELETE FROM webhook');
  await receiver.close();
});

async function add(url: string): Promise<void> {
  const settings = new WebhookSettings({ home, webhooks: { allowHttp: true, networks: [] } });
  const { dataSource } = database;
  const [transactions, secrets] = [
    new AuditedTransactions(dataSource),
    new WebhookSecrets(settings),
  ];
  const webhooks = new WebhooksService(dataSource, transactions, secrets, settings);
  await webhooks.add(SYSTEM, { name: 'Outside', url, events: [] });
}

async function publish(snapshot: number): Promise<void> {
  await new AuditedTransactions(database.dataSource).run(SYSTEM, (change) =>
    change.record({
      action: 'snapshot.published',
      object: { kind: 'snapshot', code: String(snapshot) },
    }),
  );
}

function startWorker(): ChildProcess {
  const env = {
    ...process.env,
    ...{ TAGWRIGHT_HOME: home, DATABASE_URL: database.url, TAGWRIGHT_SCHEDULES: 'off' },
    ...{ WEBHOOK_ALLOW_HTTP: 'on', DUCKDB_THREADS: '1' },
  };
  const worker = spawn(process.execPath, [CLI, 'worker'], { env, stdio: 'ignore' });
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
  return worker;
}

/** Starts a worker and waits until an event has come and the receiver keeps it waiting. */
async function inTheMiddle(): Promise<{ worker: ChildProcess; response: ServerResponse }> {
  const came = new Promise<ServerResponse>((resolve) => {
    receiver.answer = resolve;
  });
  const worker = startWorker();
  const response = await came;
  receiver.answer = ok;
  return { worker, response };
}

async function deliveries(): Promise<string[]> {
  const rows = await database.dataSource.query<{ state: string; attempts: number }[]>(
    'SELECT state, attempts FROM webhook_delivery ORDER BY sequence',
  );
  return rows.map(({ state, attempts }) => `${state} ${attempts}`);
}

async function until(condition: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    if (await condition()) return;
    await delay(50);
  }
  throw new Error(`It did not come about: ${JSON.stringify(await deliveries())}`);
}

const letLeaseEnd = (): Promise<unknown> =>
  database.asOwner(`UPDATE webhook SET lease_until = now() - interval '1 second'`);
const received = (): string[] => receiver.received.map(({ event }) => event.subject);
const ids = (): Set<string> => new Set(receiver.received.map(({ id }) => id));

describe('a worker that sends events', () => {
  it('may be killed between delivery and acknowledgement: the event comes again under its id', async () => {
    await publish(1);
    const { worker, response } = await inTheMiddle();
    worker.kill('SIGKILL');
    await once(worker, 'exit');
    ok(response);
    await publish(2);
    expect(await deliveries()).toEqual(['waiting 0']);

    startWorker();
    await delay(3_000);
    expect(received()).toEqual(['snapshot/1']); // the dead one's lease
    await letLeaseEnd();
    await until(async () => (await deliveries()).join() === 'delivered 1,delivered 1');
    expect(received()).toEqual(['snapshot/1', 'snapshot/1', 'snapshot/2']);
    expect(ids().size).toBe(2);
  });

  it('may freeze beyond its lease: it writes nothing down over its successor', async () => {
    await publish(1);
    const { worker, response } = await inTheMiddle();
    worker.kill('SIGSTOP');
    await letLeaseEnd();
    startWorker();
    await until(async () => (await deliveries()).join() === 'delivered 1');
    worker.kill('SIGCONT');
    response.writeHead(500).end();
    await delay(2_000);
    expect(await deliveries()).toEqual(['delivered 1']);
    const [webhook] = await database.dataSource.query<object[]>('SELECT failures FROM webhook');
    expect(webhook).toEqual({ failures: 0 });
    expect(ids().size).toBe(1);
  });

  it('ends in time although a receiver keeps it waiting, and leaves the event to others at once', async () => {
    await publish(1);
    const { worker } = await inTheMiddle();
    const begun = performance.now();
    worker.kill('SIGTERM');
    const [code] = (await once(worker, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(performance.now() - begun).toBeLessThan(8_000);
    startWorker();
    await until(async () => (await deliveries()).join() === 'delivered 1');
    expect(received()).toEqual(['snapshot/1', 'snapshot/1']);
    expect(ids().size).toBe(1);
  });
});

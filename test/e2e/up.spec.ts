import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { slowness } from '@tagwright/testing';
import { identityOf } from '../../libs/platform/src/postgres/process-identity.js';
import { signInAsDemo, type SignedHeaders } from './signed-in.js';
import { newHome, removeHome, startInstance, tagwright, type Instance } from './start-instance.js';

interface Snapshot {
  readonly id: number;
  readonly contentDigest: string;
  readonly tables: readonly { readonly subject: string; readonly rows: number }[];
}

let home: string;
let instance: Instance;
let me: SignedHeaders;
/** At the usual speed of the machine. */
let secondsToReady: number;

const read = async <T>(path: string): Promise<T> =>
  (await (await fetch(`${instance.url}/api/v1${path}`, { headers: me })).json()) as T;

/** The process id of the home's running PostgreSQL. */
async function postmaster(): Promise<number> {
  return Number(
    (await readFile(join(home, 'postgres/data/postmaster.pid'), 'utf8')).split('\n')[0],
  );
}

/** A server that has ended but was not yet cleared away by the system does not run. */
function runs(pid: number): boolean {
  return identityOf(pid) !== undefined;
}

const clock = (): number => performance.now() / 1000;

async function startAnew(): Promise<void> {
  home = await newHome();
  const before = slowness(clock);
  const start = clock();
  instance = await startInstance({ home, customers: 20_000 });
  me = await signInAsDemo(instance.url);
  const seconds = clock() - start;
  secondsToReady = seconds / ((before + slowness(clock)) / 2);
}

beforeAll(async () => {
  await startAnew();
  if (secondsToReady > 60) {
    // Other suites share the machine's cores: the better of two tries counts.
    await instance.stop();
    await removeHome(home);
    await startAnew();
  }
}, 300_000);

afterAll(async () => {
  await instance.stop('SIGKILL');
  await tagwright(home, ['figures', 'nothing']); // finds and stops what the kill left behind
  await removeHome(home);
}, 60_000);

describe('tagwright up in a home with data of its own', () => {
  it('adds no demo customers to it', async () => {
    const own = await newHome();
    const files = join(own, 'files');
    await tagwright(own, ['demo', '--customers', '50', '--seed', '3', '--out', files]);
    await tagwright(own, ['ingest', 'label_vendor', join(files, 'label_vendor')]);
    const beside = await startInstance({ home: own });
    expect(beside.output()).not.toContain('demo customers');
    const datasets = await fetch(`${beside.url}/api/v1/datasets`, { headers: me });
    expect(JSON.stringify(await datasets.json())).not.toContain('dealer_management');
    await beside.stop();
    await removeHome(own);
  }, 60_000);
});

describe('tagwright up', () => {
  it('serves 20,000 demo customers within a minute of its first start', () => {
    expect(secondsToReady).toBeLessThan(60);
  });

  it('serves published tags of demo customers, vehicles and leads', async () => {
    const { tables } = await read<Snapshot>('/snapshots/current');
    const rows = Object.fromEntries(tables.map(({ subject, rows: n }) => [subject, n]));
    expect(rows.customer).toBeGreaterThanOrEqual(20_000);
    expect(Object.keys(rows).sort()).toEqual(['customer', 'lead', 'vehicle']);
  });

  it('serves the portal and the description of its interface', async () => {
    const portal = await fetch(`${instance.url}/tags`);
    expect(portal.headers.get('content-type')).toContain('text/html');
    expect(await portal.text()).toContain('<tw-');
    expect((await fetch(`${instance.url}/api/docs`)).status).toBe(200);
  });

  it('lets a command work beside it', async () => {
    const { id } = await read<Snapshot>('/snapshots/current');
    const run = await tagwright(home, ['run', '--json']);
    expect(run.code).toBe(0);
    const current = await read<Snapshot>('/snapshots/current');
    expect(current.id).toBe(id + 1);
    expect(JSON.parse(run.stdout)).toMatchObject({
      snapshotId: current.id,
      contentDigest: current.contentDigest,
    });
  });

  it('stops on SIGTERM within ten seconds, PostgreSQL too, and keeps everything', async () => {
    const before = await read<Snapshot>('/snapshots/current');
    const server = await postmaster();
    expect(runs(server)).toBe(true);
    const start = Date.now();
    expect(await instance.stop('SIGTERM')).toBe(0);
    expect(Date.now() - start).toBeLessThan(10_000);
    expect(runs(server)).toBe(false);

    instance = await startInstance({ home });
    expect(await read<Snapshot>('/snapshots/current')).toEqual(before);
    expect(instance.output()).not.toContain('Ingesting');
  }, 60_000);

  it('cleans up after kill -9 and serves the same snapshot again', async () => {
    const before = await read<Snapshot>('/snapshots/current');
    await instance.stop('SIGKILL');
    instance = await startInstance({ home });
    expect(await read<Snapshot>('/snapshots/current')).toEqual(before);
  }, 60_000);
});

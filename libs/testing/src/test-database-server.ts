import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  discardEmbeddedPostgres,
  identityOf,
  isAlive,
  useEmbeddedPostgres,
  type ProcessIdentity,
} from '@tagwright/platform';

/** Known to the global teardown too, which cannot import this file. */
const FOLDER = /^tagwright-test-(\d+)_([\w.-]*)$/;
/** A test that a power cut ruins is run again, so nothing needs to reach the disk. */
const FAST = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '100',
  autovacuum: 'off',
};

let url: Promise<string> | undefined;

/**
 * The address of the server that all suites of this jest run share: `TEST_DATABASE_URL`, else an
 * embedded one that the first suite starts in a temporary folder. It belongs to jest's main
 * process, whose global teardown stops it; what a killed run left is removed by the next.
 */
export function testServerUrl(): Promise<string> {
  url ??= openServer();
  return url;
}

/**
 * A folder that the suites of this jest run share and that ends with their server; undefined where
 * `TEST_DATABASE_URL` names one that outlives the run.
 */
export async function testRunFolder(): Promise<string | undefined> {
  await testServerUrl();
  return givenUrl() === undefined ? folderOf(ownerOfServer()) : undefined;
}

function givenUrl(): string | undefined {
  const given = process.env.TEST_DATABASE_URL;
  return given === '' ? undefined : given;
}

function ownerOfServer(): ProcessIdentity {
  const owner = identityOf(mainProcess());
  if (owner === undefined) throw new Error('The main process of jest is gone.');
  return owner;
}

function folderOf({ pid, startMark }: ProcessIdentity): string {
  return join(tmpdir(), `tagwright-test-${pid}_${startMark}`);
}

async function openServer(): Promise<string> {
  const given = givenUrl();
  if (given !== undefined) return given;
  const owner = ownerOfServer();
  await removeLeftovers();
  const folder = folderOf(owner);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  const server = await useEmbeddedPostgres({ home: join(folder, 'home'), owner, settings: FAST });
  return server.url;
}

/** Jest's workers are its children; without workers it runs the suites itself. */
function mainProcess(): number {
  const given = Number(process.env.TAGWRIGHT_TEST_MAIN);
  if (given > 0) return given;
  return process.send === undefined ? process.pid : process.ppid;
}

/** Stops and removes the servers of runs that ended without their teardown. */
async function removeLeftovers(): Promise<void> {
  for (const name of readdirSync(tmpdir())) {
    const [, pid, startMark = ''] = FOLDER.exec(name) ?? [];
    if (pid === undefined || isAlive({ pid: Number(pid), startMark })) continue;
    const folder = join(tmpdir(), name);
    await discardEmbeddedPostgres(join(folder, 'home'));
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

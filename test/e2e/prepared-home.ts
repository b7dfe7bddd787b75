import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { testRunFolder, testServerUrl } from '@tagwright/testing';
import pg from 'pg';
import { newHome, startInstance } from './start-instance.js';

/** Suites that ask at the same time wait for the first of them. */
const PREPARE_LOCK = 7_281_901;

/**
 * A home of one suite in which a first start is over: 2,000 customers of the demo are ingested,
 * computed and published, and its accounts exist. It is a copy of one that the jest run makes once;
 * ownership is kept, since another user may own the database.
 */
export async function preparedHome(): Promise<string> {
  const home = await newHome();
  const run = await testRunFolder();
  if (run === undefined) await startOnce(home);
  else await promisify(execFile)('cp', ['-a', `${await pattern(run)}/.`, home]);
  return home;
}

async function pattern(run: string): Promise<string> {
  const ready = join(run, 'prepared-home');
  const lock = new pg.Client({ connectionString: await testServerUrl() });
  await lock.connect();
  try {
    await lock.query('SELECT pg_advisory_lock($1)', [PREPARE_LOCK]);
    if (existsSync(ready)) return ready;
    const unfinished = `${ready}-new`;
    await mkdir(unfinished, { recursive: true });
    await chmod(unfinished, 0o711);
    await startOnce(unfinished);
    await rename(unfinished, ready);
    return ready;
  } finally {
    await lock.end();
  }
}

async function startOnce(home: string): Promise<void> {
  await (await startInstance({ home })).stop();
}

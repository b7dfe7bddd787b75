import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const STOP_WITHIN_MS = 9_000;

/**
 * Stops the shared test server of this run, if a suite started one, and removes its folder. Jest
 * loads this file without aliases, so it may import nothing of ours; what it cannot do the next
 * run does (see test-database-server.ts).
 */
export default async function globalTeardown(): Promise<void> {
  const mine = `tagwright-test-${process.pid}_`;
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(mine))) {
    const folder = join(tmpdir(), name);
    const data = dataFolder(join(folder, 'home', 'instance.lock'));
    if (data !== undefined) {
      await stop(join(data, 'postmaster.pid'));
      rmSync(dirname(data), { recursive: true, force: true });
    }
    rmSync(folder, { recursive: true, force: true });
  }
}

function dataFolder(lockFile: string): string | undefined {
  if (!existsSync(lockFile)) return undefined;
  const lock = JSON.parse(readFileSync(lockFile, 'utf8')) as { note?: { data?: string } };
  return lock.note?.data;
}

/** PostgreSQL removes its pid file as the last thing it does. */
async function stop(pidFile: string): Promise<void> {
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
  process.kill(pid, 'SIGQUIT'); // nothing in there is worth a checkpoint
  const end = Date.now() + STOP_WITHIN_MS;
  while (Date.now() < end && isRunning(pid)) await delay(20);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false; // gone, which is what we wait for
  }
}

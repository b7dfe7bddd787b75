import { spawnSync } from 'node:child_process';
import { readFileSync, readlinkSync, realpathSync } from 'node:fs';
import { basename, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { identityOf } from './process-identity.js';

/** What `postmaster.pid` in a data folder says about the server that wrote it. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly ready: boolean;
}

/** Fast shutdown, then immediate, then kill, with the milliseconds each is given. */
const STOP_STEPS: readonly (readonly [NodeJS.Signals, number])[] = [
  ['SIGINT', 7_000],
  ['SIGQUIT', 1_500],
  ['SIGKILL', 1_000],
];

/** Reads `postmaster.pid`; undefined when there is none or it is not written to the end yet. */
export function readPostmaster(data: string): Postmaster | undefined {
  let text: string;
  try {
    text = readFileSync(join(data, 'postmaster.pid'), 'utf8');
  } catch {
    return undefined; // no server has written it, or it has just stopped
  }
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  if (!(pid > 0)) return undefined;
  return { pid, port, ready: lines[7]?.trim() === 'ready' };
}

/** Whether the process is a PostgreSQL server of this very data folder, not a later namesake. */
export function isServerOf(pid: number, data: string): boolean {
  if (identityOf(pid) === undefined) return false;
  if (process.platform === 'linux') {
    try {
      const program = basename(readlinkSync(`/proc/${pid}/exe`));
      return program.startsWith('postgres') && readlinkSync(`/proc/${pid}/cwd`) === real(data);
    } catch {
      return false; // ended meanwhile, or another user's process, which is not ours
    }
  }
  if (process.platform === 'win32') return true;
  const { stdout } = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes('postgres') && stdout.includes(data);
}

/** The living server of a data folder, whoever started it. */
export function livingPostmaster(data: string): Postmaster | undefined {
  const postmaster = readPostmaster(data);
  return postmaster && isServerOf(postmaster.pid, data) ? postmaster : undefined;
}

/** Stops the server of a data folder if one runs and waits for its end, ten seconds at most. */
export async function stopPostmaster(data: string): Promise<void> {
  const postmaster = livingPostmaster(data);
  if (postmaster === undefined) return;
  for (const [signal, patience] of STOP_STEPS) {
    if (!isServerOf(postmaster.pid, data)) return;
    process.kill(postmaster.pid, signal);
    const end = Date.now() + patience;
    while (Date.now() < end && isServerOf(postmaster.pid, data)) await delay(20);
  }
}

function real(path: string): string {
  return realpathSync(path);
}

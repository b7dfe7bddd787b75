import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** One run of one process. The start mark tells it from a later process with the same number. */
export interface ProcessIdentity {
  readonly pid: number;
  readonly startMark: string;
}

let own: ProcessIdentity | undefined;

/** The identity of the running process. */
export function ownIdentity(): ProcessIdentity {
  own ??= identityOf(process.pid) ?? { pid: process.pid, startMark: '' };
  return own;
}

/** The identity of a process that is alive now; a zombie is not. */
export function identityOf(pid: number): ProcessIdentity | undefined {
  if (!Number.isSafeInteger(pid) || pid < 1 || !answers(pid)) return undefined;
  const startMark = process.platform === 'linux' ? linuxMark(pid) : psMark(pid);
  return startMark === undefined ? undefined : { pid, startMark };
}

/** Whether exactly this process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return identityOf(identity.pid)?.startMark === identity.startMark;
}

export function isSameProcess(a: ProcessIdentity, b: ProcessIdentity): boolean {
  return a.pid === b.pid && a.startMark === b.startMark;
}

function answers(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // alive, but another user's
  }
}

/** Ticks since boot (field 22 of proc_pid_stat(5)) with the boot they count from. */
function linuxMark(pid: number): string | undefined {
  const stat = readProc(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' '); // a name may hold blanks
  if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
  const boot = readProc('/proc/sys/kernel/random/boot_id')?.slice(0, 8) ?? '';
  return `${boot}-${fields[19] ?? ''}`;
}

function psMark(pid: number): string | undefined {
  if (process.platform === 'win32') return ''; // the number alone has to do there
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, LC_ALL: 'C' },
  });
  if (status !== 0 || stdout.startsWith('Z')) return undefined;
  return stdout.trim().split(/\s+/).slice(1).join('-').replaceAll(':', '.');
}

function readProc(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return undefined; // the process ended between two looks
  }
}

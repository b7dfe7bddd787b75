import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discardEmbeddedPostgres } from '@tagwright/platform';

const CLI = join(import.meta.dirname, '../../dist/bin/tagwright.js');
const READY = /ready at (http:\/\/\S+)/;

/** The built product running as its users run it. */
export interface Instance {
  readonly url: string;
  readonly home: string;
  readonly process: ChildProcess;
  /** All it printed so far. */
  output(): string;
  /** Sends the signal and waits for the end; gives the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

export interface InstanceOptions {
  readonly home: string;
  readonly customers?: number;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** A folder of its own for one suite, which the user that PostgreSQL runs as can pass through. */
export async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'tagwright-e2e-'));
  await chmod(home, 0o711);
  return home;
}

/** Removes a suite's folder, and the database that lies elsewhere when root runs the tests. */
export async function removeHome(home: string): Promise<void> {
  await discardEmbeddedPostgres(home);
  await rm(home, { recursive: true, force: true });
}

/**
 * Starts `tagwright up` on a free port and waits until it says that it is ready. No schedule starts
 * a run between those that a test counts.
 */
export async function startInstance(options: InstanceOptions): Promise<Instance> {
  const { home, customers = 2_000, args = [], env = {} } = options;
  const child = spawn(process.execPath, [CLI, 'up', '--customers', String(customers), ...args], {
    env: { ...process.env, TAGWRIGHT_HOME: home, PORT: '0', TAGWRIGHT_SCHEDULES: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      printed += chunk.toString('utf8');
      const ready = READY.exec(printed);
      if (ready?.[1] !== undefined) resolve(ready[1]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => {
      reject(new Error(`tagwright up ended with ${String(code)}:\n${printed}`));
    });
  });
  return {
    url,
    home,
    process: child,
    output: () => printed,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
      const ended = once(child, 'exit') as Promise<[number | null]>;
      child.kill(signal);
      return (await ended)[0];
    },
  };
}

export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one command of the built product to its end. */
export async function tagwright(
  home: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, TAGWRIGHT_HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const streams = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (streams.stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (streams.stderr += chunk.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...streams };
}

import { AsyncResource } from 'node:async_hooks';
import { fork, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { DomainError } from '@tagwright/kernel';
import { unpackError, type JobMessage, type ReportMessage } from './data-plane-message.js';
import type { DataPlane, DataPlaneJob, OnJobProgress } from './data-plane.js';
import type { DuckDbOptions } from './duckdb-engine.js';
import { FAIL_POINT_VARIABLE } from './fail-point.js';

export interface ChildProcessOptions {
  /** The compiled host that calls `serveDataPlane`. */
  readonly entry: string;
  readonly engine: DuckDbOptions;
  /** Variables the child may see besides the few that Node needs. */
  readonly environment?: Readonly<Record<string, string>>;
  /**
   * Told each line that the process prints, in the log context of its job. Native code and Node's own
   * warnings may quote values: not for a log as it is.
   */
  readonly onOutput?: (line: string) => void;
}

/** Variables every child gets; settings and secrets of the parent stay with it. */
const PASSED_ON = [
  ...['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG', 'NODE_EXTRA_CA_CERTS'],
  FAIL_POINT_VARIABLE,
];

/** Runs each job in a process of its own, which ends with the job and with its parent. */
export class ChildProcessDataPlane implements DataPlane {
  private readonly children = new Set<ChildProcess>();

  constructor(private readonly options: ChildProcessOptions) {}

  run(
    job: DataPlaneJob,
    onProgress: OnJobProgress = () => undefined,
    signal?: AbortSignal,
  ): Promise<unknown> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const child = fork(this.options.entry, [], {
        env: this.environment(),
        execArgv: [],
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      });
      this.readOutput(child);
      this.children.add(child);
      let settled = false;
      // What it was writing is found and removed by whoever takes the work up.
      const kill = (): void => {
        reject(signal?.reason as Error);
        child.kill('SIGKILL');
      };
      signal?.addEventListener('abort', kill, { once: true });
      child.on('message', (message) => {
        const report = message as ReportMessage;
        if (report.kind === 'progress') {
          onProgress(report.progress);
          return;
        }
        settled = true;
        if (report.kind === 'error') reject(unpackError(report.error));
        else {
          onProgress({
            step: 'process',
            state: 'finished',
            figures: { peakRssMb: report.peakRssMb },
          });
          resolve(report.result);
        }
      });
      child.on('error', reject);
      child.on('exit', (code, killedBy) => {
        this.children.delete(child);
        signal?.removeEventListener('abort', kill);
        if (!settled) reject(died(job, code, killedBy));
      });
      child.send({ job, options: this.options.engine } satisfies JobMessage);
    });
  }

  /** Stops all running jobs; their promises fail. */
  stop(): void {
    for (const child of this.children) child.kill('SIGTERM');
  }

  private readOutput({ stdout, stderr }: ChildProcess): void {
    const onOutput = AsyncResource.bind(this.options.onOutput ?? ((): void => undefined));
    for (const stream of [stdout, stderr]) {
      // Read in any case: a full pipe would stop the process.
      if (stream !== null) createInterface({ input: stream }).on('line', onOutput);
    }
  }

  private environment(): Record<string, string> {
    const passed = PASSED_ON.flatMap((name) => {
      const value = process.env[name];
      return value === undefined ? [] : [[name, value] as const];
    });
    return { ...Object.fromEntries(passed), UV_THREADPOOL_SIZE: '16', ...this.options.environment };
  }
}

function died(job: DataPlaneJob, code: number | null, signal: string | null): DomainError {
  const how = signal === null ? `exit code ${String(code)}` : `signal ${signal}`;
  return new DomainError('data_plane_died', `The process of the ${job.kind} job ended: ${how}.`, {
    kind: 'unavailable',
    details: { code, signal },
  });
}

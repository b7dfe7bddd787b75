import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export const CLI = join(import.meta.dirname, '../../../dist/bin/tagwright.js');

export interface RunRow {
  readonly state: string;
  readonly attempt: number;
  readonly error: string;
  readonly message: string;
  readonly digest: string;
}

/** One installation with its own database and home, whose workers tests start and kill. */
export class FaultPlace {
  private readonly processes = new Set<ChildProcess>();
  private closed = false;

  private constructor(
    readonly url: string,
    readonly home: string,
    readonly database: pg.Pool,
    private readonly drop: () => Promise<void>,
  ) {}

  static async open(url: string, home: string, drop: () => Promise<void>): Promise<FaultPlace> {
    const database = new pg.Pool({ connectionString: url, max: 2 });
    database.on('error', () => undefined); // a server that goes away shows in the next query
    await database.query('SELECT 1');
    return new FaultPlace(url, home, database, drop);
  }

  /** Where commands and workers of this place find it. */
  get env(): Readonly<Record<string, string>> {
    return {
      TAGWRIGHT_HOME: this.home,
      DATABASE_URL: this.url,
      DUCKDB_THREADS: '1',
      // The tests count the runs.
      TAGWRIGHT_SCHEDULES: 'off',
    };
  }

  /**
   * Starts a worker; with a fail point it dies there.
   * @param room how large its files may become, in KiB
   */
  startWorker(env: Readonly<Record<string, string>> = {}, room?: number): ChildProcess {
    const limit = room === undefined ? '' : `ulimit -f ${room}; `;
    const words = ['-c', `${limit}exec "$@"`, '-', process.execPath, CLI, 'worker'];
    return this.adopt(
      spawn('bash', words, { env: { ...process.env, ...this.env, ...env }, stdio: 'ignore' }),
    );
  }

  /** Has a process end with this place, whatever becomes of the test. */
  adopt<T extends ChildProcess>(child: T): T {
    this.processes.add(child);
    child.once('exit', () => this.processes.delete(child));
    return child;
  }

  /** Waits until workers have taken the run so many times more. */
  async taken(id: number, times: number): Promise<void> {
    const seen = new Set<string | null>();
    for (let tries = 0; tries < 1_500 && seen.size <= times; tries += 1) {
      const { rows } = await this.database.query<{ token: string | null }>(
        'SELECT fencing_token AS token FROM run WHERE id = $1',
        [id],
      );
      seen.add(rows[0]?.token ?? null);
      await delay(100);
    }
    if (seen.size <= times) throw new Error(`Run ${id} is not taken again.`);
  }

  /** Waits until a worker has begun a step of the run whose name begins so. */
  async atStep(id: number, step: string): Promise<void> {
    for (let tries = 0; tries < 3_000; tries += 1) {
      const { rowCount } = await this.database.query(
        'SELECT FROM run_step WHERE run_id = $1 AND starts_with(name, $2)',
        [id, step],
      );
      if (rowCount !== 0) return;
      await delay(20);
    }
    throw new Error(`Run ${id} does not come to ${step}.`);
  }

  /** Starts a worker that stops itself at the point, between two transactions, and waits for that. */
  async stopAt(point: string): Promise<ChildProcess> {
    const worker = this.startWorker({ TAGWRIGHT_FAIL_POINT: `${point}:stop` });
    for (let tries = 0; tries < 9_000; tries += 1) {
      const stat = await readFile(`/proc/${worker.pid ?? 0}/stat`, 'utf8');
      if (stat.includes(') T ')) return worker;
      await delay(20);
    }
    throw new Error(`The worker did not stop at ${point}.`);
  }

  /** Starts a worker that dies at the point, and waits for its death. */
  async dieAt(point: string, env: Readonly<Record<string, string>> = {}): Promise<void> {
    const worker = this.startWorker({ ...env, TAGWRIGHT_FAIL_POINT: point });
    const [, signal] = (await once(worker, 'exit')) as [number | null, string | null];
    if (signal !== 'SIGKILL') throw new Error(`The worker did not die at ${point}.`);
  }

  /** Runs one command to its end, however it ends; gives its exit code, or the signal's name. */
  async command(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<number | string | null> {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...process.env, ...this.env, ...env },
      stdio: 'ignore',
    });
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    return code ?? signal;
  }

  /** Asks for a run as the API does. */
  async submit(kind: string, params: object = {}): Promise<number> {
    const { rows } = await this.database.query<{ id: number }>(
      `INSERT INTO run (kind, params, zone) VALUES ($1, $2, 'Asia/Shanghai') RETURNING id`,
      [kind, params],
    );
    return rows[0]?.id ?? 0;
  }

  async run(id: number): Promise<RunRow> {
    const { rows } = await this.database.query<RunRow>(
      `SELECT state, attempt, coalesce(error->>'code', '') AS error,
              coalesce(error->>'message', '') AS message,
              coalesce(result->>'contentDigest', '') AS digest FROM run WHERE id = $1`,
      [id],
    );
    if (rows[0] === undefined) throw new Error(`There is no run ${id}.`);
    return rows[0];
  }

  /** Lets the database's clock be past every lease and every wait. */
  async letLeasesEnd(): Promise<void> {
    await this.database.query(
      `UPDATE run SET lease_until = now() - interval '1 s' WHERE state = 'running';`,
    );
    await this.database.query(`UPDATE run SET not_before = NULL WHERE state = 'queued'`);
  }

  /** Has a healthy worker finish the run and stops the worker in order. */
  async finish(id: number, env: Readonly<Record<string, string>> = {}): Promise<RunRow> {
    await this.letLeasesEnd();
    const worker = this.startWorker(env);
    try {
      return await this.final(id);
    } finally {
      await stop(worker, 'SIGTERM');
    }
  }

  /** Waits for the run's end. */
  async final(id: number): Promise<RunRow> {
    return this.until(id, ({ state }) => state !== 'queued' && state !== 'running');
  }

  async until(id: number, condition: (run: RunRow) => boolean): Promise<RunRow> {
    for (let tries = 0; tries < 1_500; tries += 1) {
      const run = await this.run(id).catch(() => undefined); // the server may be away
      if (run !== undefined && condition(run)) return run;
      await delay(100);
    }
    throw new Error(`Run ${id} stays ${JSON.stringify(await this.run(id))}.`);
  }

  /** Content hash of the active version of each dataset. */
  async datasets(): Promise<Record<string, string>> {
    const { rows } = await this.database.query<{ dataset: string; content_hash: string }>(
      'SELECT dataset, content_hash FROM dataset_version WHERE active ORDER BY dataset',
    );
    return Object.fromEntries(rows.map((row) => [row.dataset, row.content_hash]));
  }

  /** The digest that readers are shown, or null. */
  async published(): Promise<string | null> {
    const { rows } = await this.database.query<{ digest: string }>(
      'SELECT content_digest AS digest FROM snapshot JOIN publication ON snapshot_id = id',
    );
    return rows[0]?.digest ?? null;
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    for (const child of this.processes) await stop(child, 'SIGKILL');
    await this.database.end();
    await this.drop();
  }
}

export async function stop(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

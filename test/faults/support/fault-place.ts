import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import pg from 'pg';

export const CLI = join(import.meta.dirname, '../../../dist/apps/cli/src/main.js');

export interface RunRow {
  readonly state: string;
  readonly attempt: number;
  readonly error: string;
  readonly message: string;
  readonly digest: string;
}

/** One installation with its own database and home, whose workers tests start and kill. */
export class FaultPlace {
  private readonly workers = new Set<ChildProcess>();
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
    return { TAGWRIGHT_HOME: this.home, DATABASE_URL: this.url, DUCKDB_THREADS: '1' };
  }

  /**
   * Starts a worker; with a fail point it dies there.
   * @param room how large its files may become, in KiB
   */
  startWorker(env: Readonly<Record<string, string>> = {}, room?: number): ChildProcess {
    const limit = room === undefined ? '' : `ulimit -f ${room}; `;
    const words = ['-c', `${limit}exec "$@"`, '-', process.execPath, CLI, 'worker'];
    const child = spawn('bash', words, {
      env: { ...process.env, ...this.env, ...env },
      stdio: 'ignore',
    });
    this.workers.add(child);
    child.once('exit', () => this.workers.delete(child));
    return child;
  }

  /** Starts a worker that dies at the point, and waits for its death. */
  async dieAt(point: string): Promise<void> {
    const worker = this.startWorker({ TAGWRIGHT_FAIL_POINT: point });
    const [, signal] = (await once(worker, 'exit')) as [number | null, string | null];
    if (signal !== 'SIGKILL') throw new Error(`The worker did not die at ${point}.`);
  }

  /** Runs one command to its end, however it ends. */
  async command(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<number | null> {
    const child = spawn(process.execPath, [CLI, ...args], {
      env: { ...process.env, ...this.env, ...env },
      stdio: 'ignore',
    });
    return ((await once(child, 'exit')) as [number | null])[0];
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
  async finish(id: number): Promise<RunRow> {
    await this.letLeasesEnd();
    const worker = this.startWorker();
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
    for (let tries = 0; tries < 600; tries += 1) {
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
    for (const worker of this.workers) await stop(worker, 'SIGKILL');
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

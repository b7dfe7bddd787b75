import { spawn } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { discardEmbeddedPostgres, useEmbeddedPostgres } from '@tagwright/platform';
import pg from 'pg';
import { identityOf } from '../../../libs/platform/src/postgres/process-identity.js';

/** How the running server was started, to start it again the same way. */
interface Command {
  readonly program: string;
  readonly args: readonly string[];
  readonly uid: number;
  readonly gid: number;
}

/** A PostgreSQL that a suite may stop in the middle of everything. */
export class OwnPostgres {
  private command: Command | undefined;

  private constructor(
    private readonly home: string,
    readonly url: string,
    private readonly release: () => Promise<void>,
  ) {}

  static async start(): Promise<OwnPostgres> {
    const home = await mkdtemp(join(tmpdir(), 'tagwright-own-postgres-'));
    await chmod(home, 0o711);
    const server = await useEmbeddedPostgres({ home, settings: { max_connections: '50' } });
    return new OwnPostgres(home, server.url, () => server.close());
  }

  /** As `pg_ctl stop -m immediate`: connections break, what is not committed is gone. */
  async stopNow(): Promise<void> {
    const pid = this.pid();
    this.command ??= commandOf(pid);
    process.kill(pid, 'SIGQUIT');
    while (identityOf(pid) !== undefined) await delay(20);
  }

  async startAgain(): Promise<void> {
    if (this.command === undefined) throw new Error('It was never stopped.');
    const { program, args, uid, gid } = this.command;
    spawn(program, args, { uid, gid, stdio: 'ignore', detached: true, cwd: '/' }).unref();
    for (let tries = 0; tries < 200; tries += 1) {
      const client = new pg.Client({ connectionString: this.url });
      const connected = await client.connect().then(
        () => true,
        () => false,
      );
      if (connected) {
        await client.end();
        return;
      }
      await delay(50);
    }
    throw new Error('PostgreSQL does not start again.');
  }

  async close(): Promise<void> {
    await this.release();
    await discardEmbeddedPostgres(this.home);
    await rm(this.home, { recursive: true, force: true });
  }

  private pid(): number {
    const file = join(this.home, 'postgres/data/postmaster.pid');
    return Number(readFileSync(file, 'utf8').split('\n')[0]);
  }
}

function commandOf(pid: number): Command {
  // Every word ends in a NUL; some are empty.
  const words = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  const [program = '', ...args] = words;
  const { uid, gid } = statSync(`/proc/${pid}`);
  return { program, args, uid, gid };
}

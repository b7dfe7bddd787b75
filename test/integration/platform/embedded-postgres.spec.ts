import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import {
  discardEmbeddedPostgres,
  homePaths,
  packageRoot,
  useEmbeddedPostgres,
} from '@tagwright/platform';
import {
  type Answer,
  PlatformProgram,
  type PlatformProcess,
  type SystemUser,
} from './platform-process.js';

interface Case {
  readonly name: string;
  readonly user: SystemUser | undefined;
}

const NOBODY: SystemUser = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
const canRead = (user: SystemUser, path: string): boolean =>
  spawnSync('test', ['-r', path], { cwd: '/', ...user }).status === 0;
/** Root also tries an ordinary user, if one can read this checkout. */
const cases: Case[] = [{ name: isRoot ? 'root' : 'an ordinary user', user: undefined }];
if (isRoot && canRead(NOBODY, join(packageRoot(), 'package.json'))) {
  cases.push({ name: 'nobody', user: NOBODY });
}

/** Servers whose data lies under a folder. */
function serversUnder(folder: string): string[] {
  const { stdout } = spawnSync('ps', ['-eo', 'args='], { encoding: 'utf8' });
  return stdout.split('\n').filter((line) => /postgres.* -D /.test(line) && line.includes(folder));
}

describe.each(cases)('the embedded PostgreSQL of $name', ({ user }) => {
  const program = new PlatformProgram();
  const opened: PlatformProcess[] = [];
  let top: string;
  let home: string;
  let firstAnswer: Answer;

  const open = (at = home): PlatformProcess => {
    const started = program.open(at, user);
    opened.push(started);
    return started;
  };

  beforeAll(async () => {
    top = realpathSync(mkdtempSync(join(tmpdir(), 'tagwright-embedded-')));
    chmodSync(top, 0o755);
    if (user !== undefined) chownSync(top, user.uid, user.gid);
    home = join(top, 'home');
    const first = open();
    firstAnswer = await first.answer();
    await first.query('create table kept (n int)');
    await first.query('insert into kept values (1)');
    await first.close();
  });

  afterEach(async () => {
    for (const each of opened.splice(0)) await each.kill();
  });

  afterAll(async () => {
    await discardEmbeddedPostgres(home);
    rmSync(top, { recursive: true, force: true, maxRetries: 3 });
    program.remove();
  });

  it('is made when it is first needed', () => {
    expect(firstAnswer).toMatchObject({
      ready: true,
      progress: ['Creating the PostgreSQL database', 'Starting PostgreSQL'],
    });
  });

  it('stops with its owner and leaves no lock', () => {
    expect(serversUnder(top)).toEqual([]);
    expect(existsSync(homePaths(home).instanceLock)).toBe(false);
    expect(readdirSync(homePaths(home).members)).toEqual([]);
  });

  it('lets its home be removed before the process ends', async () => {
    const other = join(top, 'other');
    const process = open(other);
    await process.answer();
    await expect(process.close('discard')).resolves.toBe(0);
    expect(serversUnder(other)).toEqual([]);
  });

  it('keeps its data and its password from start to start', async () => {
    const again = open();
    await expect(again.answer()).resolves.toMatchObject({ progress: ['Starting PostgreSQL'] });
    await expect(again.query('select n from kept')).resolves.toEqual({ rows: [{ n: 1 }] });
    await again.close();
  });

  it('runs as an ordinary user, on loopback only, with its files closed to others', async () => {
    const one = open();
    await one.answer();
    const { rows } = await one.query(
      "select current_setting('listen_addresses') as listen, current_setting('fsync') as fsync, " +
        "current_setting('unix_socket_directories') as sockets, datlocale as locale, datctype " +
        'as ctype, (select count(*)::int from pg_hba_file_rules where auth_method <> ' +
        "'scram-sha-256') as open_doors from pg_database where datname = current_database()",
    );
    expect(rows).toEqual([
      {
        listen: '127.0.0.1',
        fsync: 'on',
        sockets: '',
        locale: 'C.UTF-8',
        ctype: 'C.UTF-8',
        open_doors: 0,
      },
    ]);
    const { postgres, postgresPassword } = homePaths(home);
    expect(statSync(join(postgres, 'data')).mode & 0o777).toBe(0o700);
    expect(statSync(join(postgres, 'data')).uid).not.toBe(0);
    expect(statSync(postgresPassword).mode & 0o777).toBe(0o600);
    await one.close();
  });

  it('finds Chinese by trigrams, which needs the character classes of C.UTF-8', async () => {
    const one = open();
    await one.answer();
    await one.query('create extension if not exists pg_trgm');
    await expect(one.query("select '汽车' % '汽车' as alike")).resolves.toEqual({
      rows: [{ alike: true }],
    });
    await one.close();
  });

  it('is shared by a second process, and stays when that one leaves', async () => {
    const owner = open();
    await owner.answer();
    const guest = open();
    await expect(guest.answer()).resolves.toMatchObject({ ready: true, progress: [] });
    expect(serversUnder(top)).toHaveLength(1);
    await guest.close();
    await expect(owner.query('select 1 as one')).resolves.toEqual({ rows: [{ one: 1 }] });
    await owner.close();
    expect(serversUnder(top)).toEqual([]);
  });

  it('is left to the process that still uses it, which then stops it', async () => {
    const owner = open();
    await owner.answer();
    const heir = open();
    await heir.answer();
    await owner.close();
    await expect(heir.query('select 1 as one')).resolves.toEqual({ rows: [{ one: 1 }] });
    await heir.close();
    expect(serversUnder(top)).toEqual([]);
  });

  it('is stopped and started again after its owner was killed', async () => {
    const victim = open();
    await victim.answer();
    await victim.query('insert into kept values (2)');
    await victim.kill();
    expect(serversUnder(top)).toHaveLength(1);
    const next = open();
    await expect(next.answer()).resolves.toMatchObject({
      progress: [
        'Stopping PostgreSQL, left behind by a process that was killed',
        'Starting PostgreSQL',
      ],
    });
    await expect(next.query('select sum(n)::int as sum from kept')).resolves.toEqual({
      rows: [{ sum: 3 }],
    });
    await next.query('delete from kept where n = 2');
    await next.close();
    expect(serversUnder(top)).toEqual([]);
  });

  it('is taken over as it runs when its owner was killed but others use it', async () => {
    const victim = open();
    await victim.answer();
    const guest = open();
    await guest.answer();
    await victim.kill();
    const next = open();
    await expect(next.answer()).resolves.toMatchObject({ ready: true, progress: [] });
    await next.close();
    await expect(guest.query('select 1 as one')).resolves.toEqual({ rows: [{ one: 1 }] });
    await guest.close();
    expect(serversUnder(top)).toEqual([]);
  });

  it('recovers when server and owner were killed together', async () => {
    const victim = open();
    await victim.answer();
    await victim.query('insert into kept values (5)');
    const pidFile = join(homePaths(home).postgres, 'data', 'postmaster.pid');
    process.kill(Number(readFileSync(pidFile, 'utf8').split('\n')[0]), 'SIGKILL');
    await victim.kill();
    const next = open();
    await expect(next.answer()).resolves.toMatchObject({ ready: true });
    await expect(next.query('delete from kept where n = 5 returning n')).resolves.toMatchObject({
      rows: [{ n: 5 }],
    });
    await next.close();
  });
});

describe('two processes that start at the same moment', () => {
  const program = new PlatformProgram();
  const top = realpathSync(mkdtempSync(join(tmpdir(), 'tagwright-embedded-')));
  const home = join(top, 'home');

  afterAll(async () => {
    await discardEmbeddedPostgres(home);
    rmSync(top, { recursive: true, force: true, maxRetries: 3 });
    program.remove();
  });

  it('make one database and share one server', async () => {
    chmodSync(top, 0o755);
    const both = [program.open(home), program.open(home)];
    const answers = await Promise.all(both.map((each) => each.answer()));
    expect(answers.map(({ ready }) => ready)).toEqual([true, true]);
    const creating = answers.flatMap(({ progress }) => progress ?? []);
    expect(creating.filter((message) => message.startsWith('Creating'))).toHaveLength(1);
    expect(new Set(answers.map(({ url }) => url)).size).toBe(1);
    expect(serversUnder(top)).toHaveLength(1);
    await Promise.all(both.map((each) => each.close()));
    await delay(50);
    expect(serversUnder(top)).toEqual([]);
  });
});

describe('a home in a folder that only its owner can enter', () => {
  const closed = realpathSync(mkdtempSync(join(tmpdir(), 'tagwright-closed-')));
  const home = join(closed, 'home');

  afterAll(async () => {
    await discardEmbeddedPostgres(home);
    rmSync(closed, { recursive: true });
  });

  it('works, and root is told where its data went', async () => {
    chmodSync(closed, 0o700);
    const said: string[] = [];
    const onProgress = (message: string): void => void said.push(message);
    const first = await useEmbeddedPostgres({ home, onProgress });
    await first.close();
    const again = await useEmbeddedPostgres({ home, onProgress });
    await again.close();
    const moved = said.filter((message) => message.includes('/var/lib/tagwright/'));
    expect(moved).toHaveLength(isRoot ? 1 : 0);
    expect(said.filter((message) => message.startsWith('Creating'))).toHaveLength(1);
  });
});

import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signInAsDemo } from './signed-in.js';
import {
  newHome,
  removeHome,
  startInstance,
  tagwright,
  type CliResult,
  type Instance,
} from './start-instance.js';

const CLI = join(import.meta.dirname, '../../dist/bin/tagwright.js');

interface Report {
  readonly backup: string;
  readonly files: number;
  readonly copiedFiles: number;
  readonly bytes: number;
  readonly copiedBytes: number;
  readonly seconds: number;
  readonly digest: string;
}

let folder: string;
let home: string;
let backups: string;
let instance: Instance;
let first: Report;
let second: Report;

const json = (result: CliResult): Report => {
  expect({ code: result.code, stderr: result.stderr }).toMatchObject({ code: 0 });
  expect(result.stdout.trimEnd().split('\n')).toHaveLength(1);
  return JSON.parse(result.stdout) as Report;
};

const read = async ({ url }: Instance, path: string): Promise<object> =>
  (await (
    await fetch(`${url}/api/v1${path}`, { headers: await signInAsDemo(url) })
  ).json()) as object;

/** A home into which only the key that was kept apart was put. */
async function freshHome(name: string): Promise<string> {
  const fresh = join(folder, name);
  await mkdir(join(fresh, 'secrets'), { recursive: true });
  await cp(join(home, 'secrets/data.key'), join(fresh, 'secrets/data.key'));
  return fresh;
}

/** Starts a command and kills it as soon as its progress says so. */
async function killAt(
  at: RegExp,
  inHome: string,
  args: readonly string[],
): Promise<NodeJS.Signals | null> {
  const child: ChildProcess = spawn(process.execPath, [CLI, ...args], {
    env: { ...process.env, TAGWRIGHT_HOME: inHome },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString('utf8');
    if (at.test(said)) child.kill('SIGKILL');
  });
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return signal;
}

/** Kills a backup before its end; one that was quicker than the kill is let be. */
async function killBackup(at: RegExp): Promise<string[]> {
  for (let attempt = 1; ; attempt += 1) {
    const before = await finished();
    await killAt(at, home, ['backup', backups]);
    if (attempt === 10 || (await finished()).length === before.length) return before;
  }
}

async function finished(): Promise<string[]> {
  const names = await readdir(join(backups, 'backups'));
  return names.filter((name) => existsSync(join(backups, 'backups', name, 'manifest.json')));
}

beforeAll(async () => {
  folder = await newHome();
  home = join(folder, 'home');
  backups = join(folder, 'backups');
  instance = await startInstance({ home, customers: 1_000 });
  first = json(await tagwright(home, ['backup', backups, '--json']));
  json(await tagwright(home, ['run', '--as-of', '2025-06-30', '--json']));
  second = json(await tagwright(home, ['backup', backups, '--json']));
}, 180_000);

afterAll(async () => {
  await instance.stop();
  for (const name of await readdir(folder)) {
    if (name !== 'backups') await removeHome(join(folder, name));
  }
  await removeHome(folder);
}, 60_000);

describe('tagwright backup', () => {
  it('copies every file beside a running server, and the next time only new ones', async () => {
    expect(first.files).toBeGreaterThan(30);
    expect(first).toMatchObject({ copiedFiles: first.files, copiedBytes: first.bytes });
    expect(second.copiedFiles).toBe(second.files - first.files);
    expect(second.copiedBytes).toBe(second.bytes - first.bytes);
    const current = await read(instance, '/snapshots/current');
    expect(current).toMatchObject({ contentDigest: second.digest });
    expect(first.digest).not.toBe(second.digest);
  });

  it('says that the key is kept apart, and includes it only when asked to', async () => {
    const without = await tagwright(home, ['backup', backups]);
    expect(without.stdout).toMatch(/data key is not in it/);
    const keys = (await readdir(backups, { recursive: true })).filter((n) => n.endsWith('.key'));
    expect(keys).toEqual([]);
    const other = join(folder, 'backups-with-key');
    const { backup } = json(await tagwright(home, ['backup', other, '--with-key', '--json']));
    const key = join(other, 'backups', backup, 'data.key');
    expect((await stat(key)).mode & 0o777).toBe(0o600);
    const fresh = join(folder, 'with-key');
    json(await tagwright(fresh, ['restore', other, '--json']));
    expect(await readFile(join(fresh, 'secrets/data.key'))).toEqual(
      await readFile(join(home, 'secrets/data.key')),
    );
  }, 60_000);

  it.each([/Dumping/, /Copying/])(
    'killed while %s leaves no backup, and the next one is whole',
    async (at) => {
      const before = await killBackup(at);
      expect(await finished()).toEqual(before);
      const next = json(await tagwright(home, ['backup', backups, '--json']));
      expect(await readdir(join(backups, 'backups'))).toEqual([...before, next.backup]);
      expect(next).toMatchObject({ digest: second.digest, copiedFiles: 0 });
    },
    60_000,
  );

  it('killed while it copies for the first time leaves nothing half under its name', async () => {
    const other = join(folder, 'backups-killed');
    const child = spawn(process.execPath, [CLI, 'backup', other], {
      env: { ...process.env, TAGWRIGHT_HOME: home },
      stdio: 'ignore',
    });
    const ended = once(child, 'exit');
    while (!existsSync(join(other, 'files/conflicts'))) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    child.kill('SIGKILL');
    await ended;
    const fresh = join(folder, 'never');
    expect(await tagwright(fresh, ['restore', other])).toMatchObject({ code: 1 });
    const retried = json(await tagwright(home, ['backup', other, '--json']));
    expect(retried.copiedFiles).toBeGreaterThan(0);
    expect(retried.digest).toBe(second.digest);
  }, 60_000);
});

describe('tagwright restore', () => {
  it('makes a fresh home that serves the same, and goes on from there', async () => {
    const fresh = await freshHome('fresh');
    const restored = json(await tagwright(fresh, ['restore', backups, '--json']));
    expect(restored).toMatchObject({ files: second.files, digest: second.digest });
    const copy = await startInstance({ home: fresh });
    for (const path of ['/snapshots/current', '/snapshots', '/tags', '/quarantine/summary']) {
      expect(await read(copy, path)).toEqual(await read(instance, path));
    }
    expect((await fetch(`${copy.url}/tags`)).status).toBe(200);
    const run = ['run', '--as-of', '2025-06-30', '--json'];
    expect(json(await tagwright(fresh, run))).toMatchObject({ contentDigest: second.digest });
    expect(await copy.stop()).toBe(0);
  }, 120_000);

  it('takes the backup that is asked for', async () => {
    const fresh = await freshHome('earlier');
    const args = ['restore', backups, '--backup', first.backup, '--json'];
    expect(json(await tagwright(fresh, args))).toMatchObject({
      backup: first.backup,
      digest: first.digest,
    });
  }, 60_000);

  it.each([/Copying/, /Loading/, /Checking what/])(
    'killed while %s leaves a home that nobody serves and that the next restore takes up',
    async (at) => {
      const fresh = await freshHome(`killed-${String(at).replace(/\W/g, '')}`);
      expect(await killAt(at, fresh, ['restore', backups])).toBe('SIGKILL');
      const refused = await tagwright(fresh, ['up', '--no-demo']);
      expect(refused.stderr).toMatch(/did not come to its end.*tagwright restore/);
      expect(refused.code).toBe(1);
      const restored = json(await tagwright(fresh, ['restore', backups, '--json']));
      expect(restored.digest).toBe(second.digest);
      const again = await tagwright(fresh, ['run', '--as-of', '2025-06-30', '--json']);
      expect(json(again)).toMatchObject({ contentDigest: second.digest });
    },
    120_000,
  );
});

describe('wrong use', () => {
  const file = (): string => join(folder, 'a-file');
  const cases: [string, () => string[], number, RegExp][] = [
    ['no folder', () => ['backup'], 2, /missing required argument 'dir'/],
    ['a file as backup folder', () => ['backup', file()], 1, /a-file.*a file is in the way/],
    ['a folder that may not be made', () => ['backup', '/proc/self/backup'], 1, /\/proc\/self/],
    ['a place in the home itself', () => ['backup', join(home, 'data/x')], 2, /another disk/],
    ['a restore into a used home', () => ['restore', backups], 1, /home .*is not empty/],
    ['a backup that is not there', () => ['restore', backups, '--backup', 'x'], 1, /no backup x/],
    ['a folder without backups', () => ['restore', folder], 1, /not a folder with a finished/],
    ['a folder that is not there', () => ['restore', '/nowhere'], 1, /nowhere.*not there/],
    ['a file to restore', () => ['restore', file()], 1, /not a folder with a finished/],
  ];

  it.each(cases)('%s is told and has its exit code', async (_name, args, code, message) => {
    await writeFile(file(), '');
    const result = await tagwright(home, args());
    await rm(file());
    expect(result.stderr).toMatch(message);
    expect(result.code).toBe(code);
  });
});

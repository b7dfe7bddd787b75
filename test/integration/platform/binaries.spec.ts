import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { prepareBinaries } from '../../../libs/platform/src/postgres/binaries.js';
import { postgresUser } from '../../../libs/platform/src/postgres/unprivileged-user.js';

const top = mkdtempSync(join(tmpdir(), 'tagwright-binaries-'));
const user = postgresUser(undefined);

async function installed(): Promise<string> {
  const { postgres } = await prepareBinaries(user, join(top, 'unused'), () => undefined);
  return dirname(dirname(postgres));
}

describe('the PostgreSQL programs', () => {
  const shipped = { native: join(top, 'closed', 'native'), version: '0' };

  beforeAll(async () => {
    chmodSync(top, 0o755);
    mkdirSync(dirname(shipped.native), { mode: 0o700 });
    cpSync(await installed(), shipped.native, { recursive: true, verbatimSymlinks: true });
  });

  afterAll(() => {
    rmSync(top, { recursive: true, force: true, maxRetries: 3 });
  });

  it('run where they are, or from a copy when the user that runs them cannot get there', async () => {
    const said: string[] = [];
    const onProgress = (message: string): void => void said.push(message);
    const copies = join(top, 'reachable');
    const { postgres } = await prepareBinaries(user, copies, onProgress, shipped);
    const { stdout } = spawnSync(postgres, ['--version'], { cwd: '/', encoding: 'utf8', ...user });
    expect(stdout).toMatch(/\(PostgreSQL\) \d+/);
    expect(postgres.startsWith(user === undefined ? shipped.native : copies)).toBe(true);
    const told = said.filter((message) => message.includes('cannot be reached by its user'));
    expect(told).toHaveLength(user === undefined ? 0 : 1);
  });

  it('run from a copy when they were installed without their links', async () => {
    const lib = join(shipped.native, 'lib');
    for (const entry of readdirSync(lib, { withFileTypes: true })) {
      if (entry.isSymbolicLink()) rmSync(join(lib, entry.name));
    }
    const said: string[] = [];
    const onProgress = (message: string): void => void said.push(message);
    const copies = join(top, 'copies');
    const { postgres, initdb } = await prepareBinaries(user, copies, onProgress, shipped);
    for (const program of [postgres, initdb]) {
      expect(program.startsWith(copies)).toBe(true);
      const { stdout } = spawnSync(program, ['--version'], { cwd: '/', encoding: 'utf8', ...user });
      expect(stdout).toMatch(/\(PostgreSQL\) \d+/);
    }
    await prepareBinaries(user, copies, onProgress, shipped);
    expect(said).toEqual([expect.stringContaining('installed without their scripts')]);
    expect(readdirSync(copies)).toHaveLength(1);
  });

  it('are named with the reason when they do not run', async () => {
    const broken = { native: join(top, 'broken'), version: '1' };
    mkdirSync(join(broken.native, 'bin'), { recursive: true });
    await expect(
      prepareBinaries(user, join(top, 'copies'), () => undefined, broken),
    ).rejects.toMatchObject({ code: 'postgres_binaries_broken' });
  });
});

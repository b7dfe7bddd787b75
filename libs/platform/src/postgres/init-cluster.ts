import { randomUUID } from 'node:crypto';
import { chownSync, readdirSync, rmSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DomainError } from '@tagwright/kernel';
import { hasCluster, type Cluster } from './cluster.js';
import { runAs } from './unprivileged-user.js';

/** The database role that owns everything in the embedded server. */
export const ROLE = 'tagwright';

const UNFINISHED = 'data.new.';

/** Modest: the server shares its machine with DuckDB and Node. They stand in `postgresql.conf`. */
const SETTINGS = {
  shared_buffers: '128MB',
  max_connections: '60',
  work_mem: '16MB',
  jit: 'off',
  fsync: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_duration_statement: '5s',
};

/**
 * Creates the cluster unless it is there: made under another name and renamed at the end, so that
 * an interrupted creation is never taken for a database.
 */
export async function initCluster(cluster: Cluster, password: string): Promise<void> {
  if (hasCluster(cluster.data)) return;
  // A name of its own: the initdb of a killed process may still be writing to the previous one.
  removeUnfinished(cluster.folder);
  const fresh = join(cluster.folder, `${UNFINISHED}${randomUUID()}`);
  const passwordFile = `${fresh}.password`;
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (cluster.user !== undefined) chownSync(passwordFile, cluster.user.uid, cluster.user.gid);
  try {
    runInitdb(cluster, fresh, passwordFile);
    await rename(fresh, cluster.data);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function removeUnfinished(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (name.startsWith(UNFINISHED)) rmSync(join(folder, name), { recursive: true, force: true });
  }
}

function runInitdb(cluster: Cluster, data: string, passwordFile: string): void {
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const common = ['-D', data, '-U', ROLE, '-E', 'UTF8', '--no-instructions'];
  const access = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const builtin = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  // The character classes of C know no Chinese (trigram search would find nothing), so it is only
  // for systems that have no C.UTF-8.
  for (const locale of ['C.UTF-8', 'C']) {
    const args = [...common, ...access, ...builtin, `--locale=${locale}`, ...settings];
    const { status, stderr, error } = runAs(cluster.user, cluster.binaries.initdb, args);
    if (status === 0) return;
    if (!stderr.includes('invalid locale name')) {
      throw new DomainError(
        'postgres_not_created',
        `The database could not be created in ${cluster.folder}: ` +
          (error?.message ?? lastLine(stderr)),
        { kind: 'unavailable', details: { folder: cluster.folder }, cause: error },
      );
    }
  }
}

function lastLine(text: string): string {
  const lines = text.split('\n').filter((line) => /error|fatal|hint/i.test(line));
  return lines.join(' ') || 'initdb gave no reason.';
}

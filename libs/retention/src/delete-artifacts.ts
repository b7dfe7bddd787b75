import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { failPoint } from '@tagwright/engines';
import { PIN_PLACES } from '@tagwright/pins';
import type { QueryRunner } from 'typeorm';
import type { Artifact } from './artifact.js';
import { FileReferences } from './file-references.js';
import { readArtifacts } from './read-artifacts.js';
import { readNow } from './read-now.js';
import { fileOnDisk, type FileOnDisk } from './stored-files.js';

export interface DeletedArtifacts {
  readonly artifacts: number;
  readonly files: number;
  readonly bytes: number;
}

/** Whose grace is over, and whose deletion was begun and not finished. */
export function isDue({ collectAfter, filesDeletedAt }: Artifact, now: Date): boolean {
  return collectAfter !== null && filesDeletedAt === null && collectAfter <= now;
}

/**
 * Deletes the files of what is marked and due, one artifact after the other. The row says that it
 * has begun before the first file goes, and that it is done after the last: whatever happens in
 * between, the next collection finishes it.
 * @param connection the one that holds the lock on deletion; without it nothing is deleted
 */
export async function deleteArtifacts(
  connection: QueryRunner,
  dataDirectory: string,
  signal: AbortSignal,
): Promise<DeletedArtifacts> {
  const artifacts = await readArtifacts(connection);
  const now = await readNow(connection);
  const references = new FileReferences(artifacts);
  const deleted = { artifacts: 0, files: 0, bytes: 0 };
  for (const artifact of artifacts.filter((each) => isDue(each, now))) {
    signal.throwIfAborted();
    if (artifact.deletionStartedAt === null) references.release(artifact.files);
    const own = await oldFiles(dataDirectory, references.unheld(artifact.files), artifact);
    const bytes = own.reduce((sum, file) => sum + file.bytes, 0);
    if (!(await begin(connection, artifact, bytes))) {
      references.hold(artifact.files); // a pin has saved it
      continue;
    }
    failPoint('collect.after-begin');
    for (const { file } of own) {
      await connection.query('SELECT 1'); // the lock lives as long as its connection
      await rm(join(dataDirectory, file), { force: true });
      failPoint('collect.mid-files');
    }
    failPoint('collect.before-record');
    await finish(connection, artifact);
    deleted.artifacts += 1;
    deleted.files += own.length;
    deleted.bytes += bytes;
  }
  return deleted;
}

/** What was written again since a deletion began and broke off is a run's, which will register it. */
async function oldFiles(
  dataDirectory: string,
  files: readonly string[],
  { deletionStartedAt }: Artifact,
): Promise<FileOnDisk[]> {
  const found = await Promise.all(files.map((file) => fileOnDisk(dataDirectory, file)));
  const begun = deletionStartedAt?.getTime() ?? Infinity;
  return found.filter((file) => file !== null).filter(({ changed }) => changed < begun);
}

/** @returns false when the mark was taken off meanwhile */
async function begin(
  connection: QueryRunner,
  { kind, id, deletionStartedAt }: Artifact,
  bytes: number,
): Promise<boolean> {
  const { table, key } = PIN_PLACES[kind];
  const state =
    deletionStartedAt === null
      ? 'collect_after <= now() AND deletion_started_at IS NULL'
      : 'deletion_started_at IS NOT NULL AND files_deleted_at IS NULL';
  const begun = (await connection.query(
    `UPDATE ${table} SET deletion_started_at = coalesce(deletion_started_at, now()),
       freed_bytes = coalesce(freed_bytes, $2)
     WHERE ${key}::text = $1 AND ${state} RETURNING ${key}`,
    [id, bytes],
  )) as [unknown[], number];
  return begun[1] > 0;
}

async function finish(connection: QueryRunner, { kind, id }: Artifact): Promise<void> {
  const { table, key } = PIN_PLACES[kind];
  await connection.query(`UPDATE ${table} SET files_deleted_at = now() WHERE ${key}::text = $1`, [
    id,
  ]);
}

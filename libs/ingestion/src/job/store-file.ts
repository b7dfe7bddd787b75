import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failPoint, sqlText } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { encryptFile } from '@tagwright/platform';
import type { StoredFile } from '../manifest.js';
import type { JobState } from './job-state.js';

/** Rows to be kept, and under which name. */
export interface RowsToStore {
  readonly select: string;
  /** SQL columns of the total order; the file then repeats byte for byte. */
  readonly sort: readonly string[];
  /** The file's name relative to the data directory, from the hash of its content. */
  readonly name: (sha256: string) => string;
  readonly encrypted?: boolean;
}

/** Few, large row groups make files small; this many rows keep a point look-up fast. */
const ROW_GROUP_ROWS = 122_880;

/** Writes rows to a sorted Parquet file that appears under its name whole or not at all. */
export async function storeRows(state: JobState, rows: RowsToStore): Promise<StoredFile> {
  const temporary = state.temporary('parquet');
  await state.engine.execute(
    `COPY (${rows.select} ORDER BY ${rows.sort.join(', ')}) TO ${sqlText(temporary)}
     (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1, ROW_GROUP_SIZE ${ROW_GROUP_ROWS})`,
  );
  const count = await state.engine.scalar(
    `SELECT num_rows FROM parquet_file_metadata(${sqlText(temporary)})`,
  );
  const { sha256, bytes } = await hashFile(temporary);
  const stored = { file: rows.name(sha256), rows: Number(count), sha256, bytes };
  await putInPlace(state, temporary, stored, rows.encrypted === true);
  return stored;
}

/** Content decides the name, so a file that is there already is the same file. */
async function putInPlace(
  state: JobState,
  temporary: string,
  { file, sha256 }: StoredFile,
  encrypted: boolean,
): Promise<void> {
  const target = join(state.spec.dataDirectory, file);
  if (existsSync(target)) {
    if (encrypted || (await hashFile(target)).sha256 === sha256) return;
    throw new DomainError('file_changed', `${target} is not the file that was written there.`, {
      kind: 'internal',
      details: { file },
    });
  }
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  state.created.push(file);
  if (encrypted) {
    await encryptFile(temporary, target, Buffer.from(state.spec.dataKey, 'hex'));
    return;
  }
  const handle = await open(temporary, 'r+');
  await handle.chmod(0o600);
  await handle.sync();
  await handle.close();
  failPoint('ingest.before-rename');
  await rename(temporary, target);
  failPoint('ingest.after-rename');
}

async function hashFile(path: string): Promise<{ sha256: string; bytes: number }> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), bytes };
}

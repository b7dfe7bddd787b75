import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { sqlText, type Engine } from '@tagwright/engines';

/** Rows that a Parquet file says it has. */
export async function countRows(engine: Engine, path: string): Promise<number> {
  return Number(await engine.scalar(`SELECT count(*) FROM read_parquet(${sqlText(path)})`));
}

/** SHA-256 of a file's bytes. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest('hex');
}

import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { FileFormat } from '../dataset.js';
import { gb18030Encoder } from './gb18030-encoder.js';

const CHUNK = 1 << 20;

/** Whether the bytes that the engine writes are not yet the bytes of the file. */
export function needsFinish(format: FileFormat): boolean {
  return format.kind !== 'parquet' && (format.gzip === true || encodingOf(format) !== undefined);
}

/** Turns the engine's plain UTF-8 file into the final one (encoded, compressed) and removes it. */
export async function finishFile(plain: string, target: string, format: FileFormat): Promise<void> {
  const source = createReadStream(plain, { highWaterMark: CHUNK });
  const sink = createWriteStream(target, { highWaterMark: CHUNK });
  if (encodingOf(format) === undefined) {
    await pipeline(source, createGzip({ level: 1, chunkSize: CHUNK >> 2 }), sink);
  } else {
    await pipeline(source, gb18030Encoder(), sink);
  }
  await rm(plain);
}

function encodingOf(format: FileFormat): 'gb18030' | undefined {
  return format.kind === 'csv' ? format.encoding : undefined;
}

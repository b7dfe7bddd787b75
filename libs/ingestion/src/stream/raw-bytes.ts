import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DomainError } from '@tagwright/kernel';

const CHUNK_BYTES = 1 << 20;

/** What is learnt of a file on the way. */
export interface ByteTally {
  readonly hash: Hash;
  bytes: number;
}

export function newTally(): ByteTally {
  return { hash: createHash('sha256'), bytes: 0 };
}

/**
 * The bytes of a file, unpacked. The tally counts and hashes them as they lie on the disk.
 * @throws DomainError `empty_file`, `not_gzip`, `gzip_truncated`, `gzip_trailing_bytes` or
 *   `gzip_corrupt` with the file's name.
 */
export async function* fileBytes(
  path: string,
  name: string,
  compression: 'none' | 'gzip',
  tally: ByteTally,
): AsyncGenerator<Uint8Array> {
  const raw = createReadStream(path, { highWaterMark: CHUNK_BYTES });
  const counted = tallied(raw, tally);
  if (compression === 'none') yield* counted;
  else yield* unpacked(counted, name);
}

async function* tallied(
  source: AsyncIterable<Uint8Array>,
  tally: ByteTally,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    tally.hash.update(chunk);
    tally.bytes += chunk.length;
    yield chunk;
  }
}

/** The first bytes of every gzip file, RFC 1952. */
const GZIP_MAGIC = [0x1f, 0x8b];

async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  const start: number[] = [];
  // The callback only keeps the pipeline's error from being unhandled: it surfaces below.
  const stream = pipeline(Readable.from(noting(source, start)), gunzip, () => undefined);
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw gzipError(error, name, start);
  }
}

/** Passes bytes on and notes the first ones, as many as the magic has. */
async function* noting(
  source: AsyncIterable<Uint8Array>,
  start: number[],
): AsyncGenerator<Uint8Array> {
  for await (const chunk of source) {
    if (start.length < GZIP_MAGIC.length) {
      start.push(...chunk.subarray(0, GZIP_MAGIC.length - start.length));
    }
    yield chunk;
  }
}

function gzipError(error: unknown, name: string, start: readonly number[]): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!code?.startsWith('Z_')) return error;
  const failure = (kind: string, sentence: string): DomainError =>
    new DomainError(kind, `${name} ${sentence}.`, { details: { file: name, reason: message } });
  if (start.length === 0) return failure('empty_file', 'is empty');
  if (start.some((byte, index) => byte !== GZIP_MAGIC[index])) {
    return failure('not_gzip', 'is not gzip');
  }
  if (code === 'Z_BUF_ERROR') {
    return failure('gzip_truncated', 'is cut off: the gzip stream does not end');
  }
  // The file's own header was right, so this is about what comes after its data.
  if (message === 'incorrect header check') {
    return failure('gzip_trailing_bytes', 'has other bytes after its gzip data');
  }
  const what = /^incorrect (data|length) check$/.test(message)
    ? 'does not match its checksum'
    : 'cannot be unpacked';
  return failure('gzip_corrupt', `is damaged: its gzip stream ${what} (${message})`);
}

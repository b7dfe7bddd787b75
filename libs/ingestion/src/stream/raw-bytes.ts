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
 * @throws DomainError `gzip_truncated`, `gzip_corrupt` or `not_gzip` with the file's name.
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

async function* unpacked(
  source: AsyncIterable<Uint8Array>,
  name: string,
): AsyncGenerator<Uint8Array> {
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  // The callback only keeps the pipeline's error from being unhandled: it surfaces below.
  const stream = pipeline(Readable.from(source), gunzip, () => undefined);
  try {
    yield* stream as AsyncIterable<Uint8Array>;
  } catch (error) {
    throw gzipError(error, name);
  }
}

function gzipError(error: unknown, name: string): unknown {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'Z_BUF_ERROR') {
    return new DomainError('gzip_truncated', `${name} is cut off: the gzip stream does not end.`, {
      details: { file: name },
    });
  }
  if (!code?.startsWith('Z_')) return error;
  const header = message.includes('header');
  return new DomainError(
    header ? 'not_gzip' : 'gzip_corrupt',
    header
      ? `${name} is not gzip.`
      : `${name} is damaged: its gzip stream does not match its checksum (${message}).`,
    { details: { file: name, reason: message } },
  );
}

import { isUtf8 } from 'node:buffer';

/** The bytes from `chunkStart` on (in the unpacked file) hold one that the encoding does not know. */
export class UndecodableBytes extends Error {
  constructor(readonly chunkStart: number) {
    super(`Undecodable bytes after byte ${chunkStart}.`);
  }
}

/**
 * Turns bytes of an encoding into UTF-8, without a byte-order mark, and never guesses.
 * @throws UndecodableBytes
 */
export async function* decodeChecked(
  source: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  if (encoding === 'utf-8') yield* checkedUtf8(source);
  else yield* decoded(source, encoding);
}

async function* decoded(
  source: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let position = 0;
  for await (const chunk of source) {
    yield Buffer.from(attempt(position, () => decoder.decode(chunk, { stream: true })));
    position += chunk.length;
  }
  yield Buffer.from(attempt(position, () => decoder.decode()));
}

function attempt(position: number, decode: () => string): string {
  try {
    return decode();
  } catch {
    throw new UndecodableBytes(position);
  }
}

/** UTF-8 needs no conversion: it is checked in place, characters split between chunks included. */
async function* checkedUtf8(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let carried: Uint8Array = new Uint8Array(0);
  let position = 0;
  for await (const chunk of source) {
    const all: Uint8Array = carried.length === 0 ? chunk : Buffer.concat([carried, chunk]);
    const end = completeUpTo(all);
    const whole = all.subarray(0, end);
    if (!isUtf8(whole)) throw new UndecodableBytes(position);
    yield position === 0 ? withoutMark(whole) : whole;
    carried = all.subarray(end);
    position += end;
  }
  if (carried.length > 0) throw new UndecodableBytes(position);
}

function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;
}

/** Where the last character that is complete ends; only a started character is left behind. */
function completeUpTo(bytes: Uint8Array): number {
  const { length } = bytes;
  for (let back = 1; back <= 3 && back <= length; back += 1) {
    const byte = bytes[length - back] ?? 0;
    if (byte < 0x80) return length;
    if (byte >= 0xc0) {
      const size = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return size > back ? length - back : length;
    }
  }
  return length;
}

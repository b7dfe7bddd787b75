export interface Chunk {
  readonly bytes: Buffer;
  readonly isLast: boolean;
}

/**
 * Cuts a byte stream into chunks of one size; the last one, which may be shorter or empty, is
 * marked. A stream that ends on a boundary ends with a full last chunk, not with an empty one.
 */
export async function* rechunk(source: AsyncIterable<Buffer>, size: number): AsyncGenerator<Chunk> {
  let held: Buffer = Buffer.alloc(0);
  for await (const piece of source) {
    held = held.length === 0 ? piece : Buffer.concat([held, piece]);
    let start = 0;
    for (; held.length - start > size; start += size) {
      yield { bytes: held.subarray(start, start + size), isLast: false };
    }
    held = held.subarray(start);
  }
  yield { bytes: held, isLast: true };
}

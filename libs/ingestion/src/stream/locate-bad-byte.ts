import { DomainError } from '@tagwright/kernel';

/** Where decoding stops: both 1-based, the byte within the unpacked file. */
export interface BadByte {
  readonly line: number;
  readonly byte: number;
}

/**
 * Finds the first byte that an encoding does not know: reads the file again, whole up to the chunk
 * in question and byte by byte from there.
 */
export async function locateBadByte(
  source: AsyncIterable<Uint8Array>,
  encoding: string,
  chunkStart: number,
): Promise<BadByte> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let line = 1;
  let position = 0;
  const feed = (bytes: Uint8Array): void => {
    const text = decoder.decode(bytes, { stream: true });
    for (const character of text) if (character === '\n') line += 1;
    position += bytes.length;
  };
  try {
    for await (const chunk of source) {
      const good = Math.max(0, Math.min(chunk.length, chunkStart - position));
      feed(chunk.subarray(0, good));
      for (let index = good; index < chunk.length; index += 1) {
        feed(chunk.subarray(index, index + 1));
      }
    }
    decoder.decode();
  } catch (error) {
    if (error instanceof DomainError) throw error;
  }
  return { line, byte: position + 1 };
}

/** The failure of a file that is not in its encoding. */
export function wrongEncoding(name: string, encoding: string, bad: BadByte): DomainError {
  return new DomainError(
    'wrong_encoding',
    `${name} is not ${encoding}: line ${bad.line} (byte ${bad.byte}) cannot be decoded.`,
    { details: { file: name, line: bad.line, byte: bad.byte, encoding } },
  );
}

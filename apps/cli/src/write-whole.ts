import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';

/** Writes a file piece by piece, under another name until it is whole; readable by its owner only. */
export async function writeWhole<T>(
  file: string,
  work: (write: (piece: string | Uint8Array) => Promise<void>) => Promise<T>,
): Promise<T> {
  const partial = `${file}.partial`;
  const stream = createWriteStream(partial, { mode: 0o600 });
  try {
    const result = await work(async (piece) => {
      if (!stream.write(piece)) await once(stream, 'drain');
    });
    stream.end();
    await once(stream, 'finish');
    await rename(partial, file);
    return result;
  } catch (error) {
    stream.destroy();
    await rm(partial, { force: true });
    throw error;
  }
}

import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';

/** A finished file, complete before its first byte is sent. */
export interface NamelessFile {
  readonly bytes: number;
  stream(): Readable;
  /** Lets go of the file; to be called in any case. */
  dispose(): Promise<void>;
}

/** Opens a file that loses its name before anybody reads it: nothing stays, whatever happens. */
export async function openNameless(path: string): Promise<NamelessFile> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    bytes: size,
    stream: () => file.createReadStream(),
    dispose: () => file.close(),
  };
}

import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';

/** What a package says of one of its files. */
export interface PackedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** The format knows no zone; this is the first moment it can name, in any. */
const NO_TIME = new Date(1980, 0, 1);

/** A zip that is the same bytes for the same files: it tells neither when nor where it was made. */
export class EvidenceZip {
  readonly files: PackedFile[] = [];
  private readonly zip: Zip;
  private made: Uint8Array[] = [];

  /** @param sink takes what is finished; the next comes when it has */
  constructor(private readonly sink: (chunk: Uint8Array) => Promise<void>) {
    this.zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      this.made.push(chunk);
    });
  }

  /** Adds a file, piece by piece. */
  async add(
    path: string,
    content: AsyncIterable<string | Uint8Array> | Iterable<string | Uint8Array>,
  ): Promise<PackedFile> {
    const entry = new ZipDeflate(path, { level: 6 });
    entry.mtime = NO_TIME;
    this.zip.add(entry);
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const piece of content) {
      const data = typeof piece === 'string' ? Buffer.from(piece) : piece;
      hash.update(data);
      bytes += data.length;
      entry.push(data);
      await this.flush();
    }
    entry.push(new Uint8Array(), true);
    await this.flush();
    const packed = { path, bytes, sha256: hash.digest('hex') };
    this.files.push(packed);
    return packed;
  }

  async end(): Promise<void> {
    this.zip.end();
    await this.flush();
  }

  private async flush(): Promise<void> {
    const { made } = this;
    this.made = [];
    for (const chunk of made) await this.sink(chunk);
  }
}

import type { IngestJobSpec } from './ingest-job.js';

/** Gives every file its ordinal: the old one when the same content came before, else the next. */
export class FileRegister {
  private readonly known: Map<string, number>;
  private next: number;

  constructor({ knownFiles, nextOrdinal }: IngestJobSpec) {
    this.known = new Map(
      knownFiles.map(({ name, sha256, ordinal }) => [`${name}\n${sha256}`, ordinal]),
    );
    this.next = nextOrdinal;
  }

  ordinalOf(name: string, sha256: string): number {
    const key = `${name}\n${sha256}`;
    const ordinal = this.known.get(key) ?? this.next++;
    this.known.set(key, ordinal);
    return ordinal;
  }
}

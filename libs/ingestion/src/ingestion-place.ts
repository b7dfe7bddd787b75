import { Injectable } from '@nestjs/common';

/** Where ingestion keeps its files, and the key of what must not be read there. */
@Injectable()
export class IngestionPlace {
  constructor(
    /** Absolute; holds `datasets`, `quarantine` and `conflicts`. */
    readonly dataDirectory: string,
    /** Absolute; emptied when an installation starts. */
    readonly tempDirectory: string,
    /** The 32 bytes that personal datasets are encrypted with. */
    readonly dataKey: () => Promise<Buffer>,
  ) {}
}

import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';

/** Enough that a full disk notices. */
const PROBE_BYTES = 4_096;

/** Names of probes. One that a killed process leaves is an orphan like any other. */
const PROBE_PREFIX = '.probe-';

/** Where the data plane's files go, from the configuration. */
@Injectable()
export class DataFolder {
  constructor(readonly path: string) {}

  /** Writes and removes a small file. @throws what the file system says */
  async probe(): Promise<void> {
    const file = join(this.path, `${PROBE_PREFIX}${randomUUID()}`);
    try {
      await writeFile(file, Buffer.alloc(PROBE_BYTES), { flag: 'wx', mode: 0o600 });
    } finally {
      await rm(file, { force: true });
    }
  }
}

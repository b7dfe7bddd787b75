import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Subject } from '@tagwright/rules';
import type { RunLease } from '../runs/run-lease.js';

/** Where materialisation keeps its files below the data directory. */
@Injectable()
export class MaterializationFiles {
  constructor(
    /** Absolute. */
    readonly dataDirectory: string,
  ) {}

  absolute(relative: string): string {
    return join(this.dataDirectory, relative);
  }

  factFile(subject: Subject, cacheKey: string): string {
    return join('facts', `${subject}-${cacheKey.slice(0, 16)}.parquet`);
  }

  snapshotFile(snapshotId: number, file: string): string {
    return join('snapshots', String(snapshotId), file);
  }

  snapshotDirectory(snapshotId: number): string {
    return this.absolute(join('snapshots', String(snapshotId)));
  }

  /** The token in its name keeps two workers on one run apart. */
  stagingDirectory(lease: Pick<RunLease, 'runId' | 'token'>): string {
    return this.absolute(join('snapshots', `.staging-${lease.runId}-${lease.token}`));
  }
}

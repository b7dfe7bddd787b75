import { readdir, rm } from 'node:fs/promises';
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
  stagingDirectory({ runId, token }: Pick<RunLease, 'runId' | 'token'>): string {
    return this.absolute(join('snapshots', `${stagingPrefix(runId)}${token}`));
  }

  /** Removes what attempts of a run that came to no result have left. */
  async removeStaging(runId: number): Promise<void> {
    const folder = this.absolute('snapshots');
    const names = (await readdir(folder)).filter((name) => name.startsWith(stagingPrefix(runId)));
    await Promise.all(names.map((name) => rm(join(folder, name), { recursive: true })));
  }
}

function stagingPrefix(runId: number): string {
  return `.staging-${runId}-`;
}

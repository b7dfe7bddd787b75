import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { Subject } from '@tagwright/rules';
import type { RunLease } from '../runs/run-lease.js';
import type { SnapshotManifest } from './snapshot-manifest.js';

/** The folder of an attempt; its token in parentheses. */
const STAGING = /^\.staging-\d+-(\d+)$/;
/** The folder of a sealed snapshot. */
const SEALED = /^\d+$/;

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
    return this.absolute(join('snapshots', `.staging-${runId}-${token}`));
  }

  /**
   * Removes what attempts have left that nobody works on any more.
   * @param atWork asks which tokens are held. It is called after the look at the folder: whoever
   *   begins in between has nothing there yet.
   */
  async removeAbandonedStaging(atWork: () => Promise<ReadonlySet<string>>): Promise<void> {
    const names = (await readdir(this.absolute('snapshots'))).filter((name) => STAGING.test(name));
    const tokens = await atWork();
    const abandoned = names.filter((name) => !tokens.has(STAGING.exec(name)?.[1] ?? ''));
    await Promise.all(abandoned.map((name) => this.removeFolder(name)));
  }

  /**
   * Removes what an earlier attempt of a run sealed and died before recording. What another run has
   * sealed is left alone: over a wrong database no snapshot has a row.
   * @param recorded which of these snapshots have a row
   */
  async removeUnrecorded(
    runId: number,
    recorded: (ids: readonly number[]) => Promise<ReadonlySet<number>>,
  ): Promise<void> {
    const names = (await readdir(this.absolute('snapshots'))).filter((name) => SEALED.test(name));
    const known = await recorded(names.map(Number));
    for (const name of names.filter((each) => !known.has(Number(each)))) {
      if ((await this.sealedBy(name)) === runId) await this.removeFolder(name);
    }
  }

  /** The run that sealed a snapshot; null where no manifest says so. */
  private async sealedBy(name: string): Promise<number | null> {
    try {
      const path = this.absolute(join('snapshots', name, 'manifest.json'));
      return (JSON.parse(await readFile(path, 'utf8')) as SnapshotManifest).runId;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
  }

  /** Removes what this attempt has written; it came to no result. */
  async removeStaging(lease: Pick<RunLease, 'runId' | 'token'>): Promise<void> {
    await this.removeFolder(basename(this.stagingDirectory(lease)));
  }

  /** A process that was just killed may still add a file while its folder is removed. */
  private removeFolder(name: string): Promise<void> {
    const folder = this.absolute(join('snapshots', name));
    return rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

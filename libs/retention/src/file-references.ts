import type { Artifact } from './artifact.js';

/** How many artifacts each file belongs to: dataset versions share what did not change. */
export class FileReferences {
  private readonly counts = new Map<string, number>();

  /** @param artifacts all there are; what is being deleted holds nothing any more */
  constructor(artifacts: readonly Artifact[]) {
    for (const { deletionStartedAt, files, lasting } of artifacts) {
      this.hold(lasting);
      if (deletionStartedAt === null) this.hold(files);
    }
  }

  hold(files: readonly string[]): void {
    for (const file of files) this.counts.set(file, this.count(file) + 1);
  }

  release(files: readonly string[]): void {
    for (const file of files) this.counts.set(file, this.count(file) - 1);
  }

  /** Those of the files that belong to nothing. */
  unheld(files: readonly string[]): string[] {
    return files.filter((file) => this.count(file) === 0);
  }

  private count(file: string): number {
    return this.counts.get(file) ?? 0;
  }
}

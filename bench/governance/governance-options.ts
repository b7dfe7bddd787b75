export interface GovernanceBenchOptions {
  readonly customers: number;
  readonly seed: number;
  /** Work in this folder, reuse what is in it and leave everything there. */
  readonly keep?: string;
  readonly onProgress: (line: string) => void;
}

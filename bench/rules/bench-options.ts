export type BenchLine = Readonly<Record<string, number | string | boolean>>;

export interface RulesBenchOptions {
  /** Rows of the drawn fact table. */
  readonly customers: number;
  /** Generated tags, and the facts that they read. */
  readonly tags: number;
  readonly facts: number;
  readonly seed: number;
  readonly onProgress: (line: string) => void;
}

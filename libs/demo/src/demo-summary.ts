/** What a demo is made of. */
export interface DemoOptions {
  /** Number of persons, 1 to 8,000,000. */
  readonly customers: number;
  /** Any safe integer; the same seed and number give the same bytes. */
  readonly seed: number;
  /** Folder to write into; each source system gets a folder of its own name there. */
  readonly outDir: string;
  /** Code list of division codes; found in the project's `governance` folder by default. */
  readonly regionFile?: string;
  /** Threads of the engine, default: its own choice. */
  readonly threads?: number;
  /** Memory of the engine, such as `3GB` (default). */
  readonly memoryLimit?: string;
  readonly onProgress?: (progress: DemoProgress) => void;
}

/** One step done. */
export interface DemoProgress {
  readonly step: string;
  readonly done: number;
  readonly total: number;
}

/** One written file. */
export interface DemoFileSummary {
  readonly source: string;
  readonly dataset: string;
  /** Path below the demo's folder. */
  readonly path: string;
  readonly rows: number;
}

/** What was written; the same as `manifest.json` in the demo's folder. */
export interface DemoSummary {
  readonly customers: number;
  readonly seed: number;
  /** The period that the sources cover, half-open. */
  readonly period: { readonly from: string; readonly to: string };
  /** The instant that the demo is made to be looked at from. */
  readonly asOf: string;
  readonly rows: number;
  readonly defects: number;
  readonly files: readonly DemoFileSummary[];
}

/**
 * A value as an engine hands it out: whole numbers as `number`, decimals as text with their scale
 * (`'12.30'`), dates as `YYYY-MM-DD`, timestamps as ISO text in UTC, lists as arrays.
 */
export type EngineValue =
  | string
  | number
  | boolean
  | null
  | readonly EngineValue[]
  | { readonly [key: string]: EngineValue };

export type EngineRow = Readonly<Record<string, EngineValue>>;

/** Explicit limits of an engine; nothing is left to the machine's size. */
export interface EngineSettings {
  readonly threads: number;
  /** With unit, e.g. `4GB`. */
  readonly memoryLimit: string;
  /** Where results too large for the memory go; must exist. */
  readonly tempDirectory: string;
}

/** What the data plane computes with: SQL in, rows or files out. */
export interface Engine {
  /** Runs one or more statements and returns the number of rows changed by the last one. */
  execute(sql: string): Promise<number>;
  /**
   * All rows of a query.
   * @throws DomainError `result_truncated` when fewer rows arrive than the result holds.
   */
  query(sql: string): Promise<EngineRow[]>;
  /** The single value of a query with one row and one column. */
  scalar(sql: string): Promise<EngineValue>;
  /**
   * The rows of a query in batches. The stream is compared with `expectedRows`, or with a
   * `count(*)` taken first.
   * @throws DomainError `result_truncated` when it ends early or runs on; the engine is then closed.
   */
  stream(sql: string, expectedRows?: number): AsyncIterable<readonly EngineRow[]>;
  /** Releases memory and temporary files; later calls are refused. */
  close(): void;
}

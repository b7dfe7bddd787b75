import type { DuckDbEngine, EngineRow } from '@tagwright/engines';
import type { Subject } from '@tagwright/rules';
import type { SnapshotInputs } from '../inputs/snapshot-inputs.service.js';

/** Figures of the published snapshot that hang on nothing but itself: counted once, kept in memory. */
export interface KeptFigures {
  /** Dimensions of each subject that has a table of groups. */
  readonly dimensions: Map<Subject, readonly string[]>;
  /** Counted rows by what they count. */
  readonly rows: Map<string, readonly EngineRow[]>;
  /** Work tables by what they hold, the one used last at the end. */
  readonly work: Map<string, string>;
  /** Datasets that tags gather from, by the table they lie in: the SQL that made it. */
  readonly scans: Map<string, string>;
}

export function newKeptFigures(): KeptFigures {
  return { dimensions: new Map(), rows: new Map(), work: new Map(), scans: new Map() };
}

/** One preview's turn at the engine; every statement ends when the signal aborts. */
export class PreviewSession {
  private readonly temporary = new Set<string>();

  constructor(
    readonly inputs: SnapshotInputs,
    readonly kept: KeptFigures,
    private readonly engine: DuckDbEngine,
    readonly signal: AbortSignal,
  ) {}

  /** A table that is of no use after this turn. */
  dropLater(table: string): void {
    this.temporary.add(table);
  }

  /** Gives back the memory of what only this turn needed. */
  async end(): Promise<void> {
    for (const table of this.temporary) await this.engine.execute(`DROP TABLE IF EXISTS ${table}`);
    this.temporary.clear();
  }

  async execute(sql: string): Promise<number> {
    this.signal.throwIfAborted();
    return this.engine.execute(sql);
  }

  async query(sql: string): Promise<EngineRow[]> {
    this.signal.throwIfAborted();
    return this.engine.query(sql);
  }

  /**
   * The rows of a query over nothing but the snapshot and its inputs.
   * @param key what is counted; null: nothing that stays the same
   */
  async queryKept(key: string | null, sql: string): Promise<readonly EngineRow[]> {
    const known = key === null ? undefined : this.kept.rows.get(key);
    if (known !== undefined) return known;
    const rows = await this.query(sql);
    if (key !== null) this.kept.rows.set(key, rows);
    return rows;
  }

  /** A single number. */
  async count(sql: string): Promise<number> {
    const [row = {}] = await this.query(sql);
    return Number(Object.values(row)[0]);
  }
}

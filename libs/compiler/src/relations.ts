import type { Dialect } from './dialects/dialect.js';
import type { SharedScanPlan } from './plan.js';

/**
 * Counts who reads which dataset, so that a dataset with several readers is scanned once. The plan
 * is written twice: first to count, then with the shared scans known.
 */
export class Relations {
  readonly #shared: ReadonlySet<string>;
  readonly #uses = new Map<string, DatasetUse>();
  readonly #dialect: Dialect;

  constructor(dialect: Dialect, shared: ReadonlySet<string> = new Set()) {
    this.#dialect = dialect;
    this.#shared = shared;
  }

  /** The reads of one part of the plan. */
  part(): Reads {
    return new Reads(this.#dialect, (dataset, columns, rows) => this.#use(dataset, columns, rows));
  }

  /** Datasets with more than one reader. */
  repeated(): Set<string> {
    return new Set([...this.#uses].filter(([, use]) => use.count > 1).map(([name]) => name));
  }

  /** The shared scans, each with the columns and the rows that its readers need. */
  scans(): SharedScanPlan[] {
    const shared = [...this.#uses].filter(([name]) => this.#shared.has(name));
    const ordered = shared.toSorted(([a], [b]) => (a < b ? -1 : 1));
    return ordered.map(([name, { columns, rows }]) => {
      const list = [...columns].sort().map((column) => this.#dialect.identifier(column));
      const relation = ['dataset', name].map((part) => this.#dialect.identifier(part)).join('.');
      const filter = rows === null ? '' : ` WHERE ${[...rows].sort().join(' OR ')}`;
      const sql = `SELECT ${list.join(', ')} FROM ${relation}${filter}`;
      return { name: `scan.${name}`, reads: [`dataset.${name}`], sql };
    });
  }

  #use(dataset: string, columns: readonly string[], rows?: string): 'scan' | 'dataset' {
    const use = this.#uses.get(dataset) ?? { count: 0, columns: new Set(), rows: new Set() };
    use.count += 1;
    for (const column of columns) use.columns.add(column);
    if (rows === undefined) use.rows = null;
    else use.rows?.add(`(${rows})`);
    this.#uses.set(dataset, use);
    return this.#shared.has(dataset) ? 'scan' : 'dataset';
  }
}

interface DatasetUse {
  count: number;
  readonly columns: Set<string>;
  /** Conditions on the rows, of which any may hold; null when a reader needs all rows. */
  rows: Set<string> | null;
}

type UseDataset = (
  dataset: string,
  columns: readonly string[],
  rows: string | undefined,
) => 'scan' | 'dataset';

/** What one part of the plan reads. */
export class Reads {
  readonly #names = new Set<string>();
  readonly #dialect: Dialect;
  readonly #use: UseDataset;

  constructor(dialect: Dialect, use: UseDataset) {
    this.#dialect = dialect;
    this.#use = use;
  }

  /**
   * The relation of a dataset, of which the part reads these columns.
   * @param rows a condition on the rows that it reads; a shared scan may still hold others
   */
  dataset(name: string, columns: readonly string[], rows?: string): string {
    return this.table(this.#use(name, columns, rows), name);
  }

  /** A relation of the plan itself. */
  table(schema: 'scan' | 'dataset' | 'facts' | 'stage' | 'sealed' | 'work', name: string): string {
    this.#names.add(`${schema}.${name}`);
    return `${this.#dialect.identifier(schema)}.${this.#dialect.identifier(name)}`;
  }

  names(): string[] {
    return [...this.#names].sort();
  }
}

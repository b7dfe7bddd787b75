import type { Dialect } from './dialects/dialect.js';
import type { SharedScanPlan } from './plan.js';

/**
 * Counts who reads which dataset, so that a dataset with several readers is scanned once. The plan
 * is written twice: first to count, then with the shared scans known.
 */
export class Relations {
  readonly #shared: ReadonlySet<string>;
  readonly #uses = new Map<string, { count: number; columns: Set<string> }>();
  readonly #dialect: Dialect;

  constructor(dialect: Dialect, shared: ReadonlySet<string> = new Set()) {
    this.#dialect = dialect;
    this.#shared = shared;
  }

  /** The reads of one part of the plan. */
  part(): Reads {
    return new Reads(this.#dialect, (dataset, columns) => this.#use(dataset, columns));
  }

  /** Datasets with more than one reader. */
  repeated(): Set<string> {
    return new Set([...this.#uses].filter(([, use]) => use.count > 1).map(([name]) => name));
  }

  /** The shared scans, each with the columns that its readers need. */
  scans(): SharedScanPlan[] {
    const names = [...this.#uses.keys()].filter((name) => this.#shared.has(name)).sort();
    return names.map((name) => {
      const columns = [...(this.#uses.get(name)?.columns ?? [])].sort();
      const list = columns.map((column) => this.#dialect.identifier(column)).join(', ');
      const sql = `SELECT ${list} FROM ${this.#dialect.identifier('dataset')}.${this.#dialect.identifier(name)}`;
      return { name: `scan.${name}`, reads: [`dataset.${name}`], sql };
    });
  }

  #use(dataset: string, columns: readonly string[]): 'scan' | 'dataset' {
    const use = this.#uses.get(dataset) ?? { count: 0, columns: new Set<string>() };
    use.count += 1;
    for (const column of columns) use.columns.add(column);
    this.#uses.set(dataset, use);
    return this.#shared.has(dataset) ? 'scan' : 'dataset';
  }
}

/** What one part of the plan reads. */
export class Reads {
  readonly #names = new Set<string>();
  readonly #dialect: Dialect;
  readonly #use: (dataset: string, columns: readonly string[]) => 'scan' | 'dataset';

  constructor(
    dialect: Dialect,
    use: (dataset: string, columns: readonly string[]) => 'scan' | 'dataset',
  ) {
    this.#dialect = dialect;
    this.#use = use;
  }

  /** The relation of a dataset, of which the part reads these columns. */
  dataset(name: string, columns: readonly string[]): string {
    return this.table(this.#use(name, columns), name);
  }

  /** A relation of the plan itself. */
  table(schema: 'scan' | 'dataset' | 'facts' | 'stage' | 'sealed', name: string): string {
    this.#names.add(`${schema}.${name}`);
    return `${this.#dialect.identifier(schema)}.${this.#dialect.identifier(name)}`;
  }

  names(): string[] {
    return [...this.#names].sort();
  }
}

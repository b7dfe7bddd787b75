/** What reading may cost; the runs' child process has its own share. */
export class ReaderSettings {
  constructor(
    /** For each of the two queries that may run at once. */
    readonly threads: number,
    /** For both together, as DuckDB spells it, e.g. `1GB`. */
    readonly memoryLimit: string,
    /** Absolute; must exist. */
    readonly tempDirectory: string,
  ) {}
}

import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';

/** The engine's in-memory database that one demo is made in. */
export class DemoDatabase {
  private constructor(
    private readonly instance: DuckDBInstance,
    private readonly connection: DuckDBConnection,
  ) {}

  static async open(settings: {
    threads: number | undefined;
    memoryLimit: string;
    tempDirectory: string;
  }): Promise<DemoDatabase> {
    const instance = await DuckDBInstance.create(':memory:', {
      memory_limit: settings.memoryLimit,
      temp_directory: settings.tempDirectory,
      preserve_insertion_order: 'true',
      ...(settings.threads === undefined ? {} : { threads: settings.threads.toString() }),
    });
    return new DemoDatabase(instance, await instance.connect());
  }

  async execute(sql: string): Promise<void> {
    await this.connection.run(sql);
  }

  /** Counts by integer key of a small grouped query: `SELECT key, count(*) …`. */
  async counts(sql: string): Promise<ReadonlyMap<number, number>> {
    const reader = await this.connection.runAndReadAll(sql);
    return new Map(reader.getRows().map(([key, count]) => [Number(key), Number(count)]));
  }

  close(): void {
    this.connection.closeSync();
    this.instance.closeSync();
  }
}

import { DuckDBInstance, type DuckDBConnection, type DuckDBValue } from '@duckdb/node-api';
import { DomainError } from '@tagwright/kernel';
import { countChecked, truncated, type StreamFault } from './count-checked.js';
import type { Engine, EngineRow, EngineSettings, EngineValue } from './engine.js';
import { sqlText } from './sql-text.js';
import { toEngineValue } from './to-engine-value.js';

export interface DuckDbOptions extends EngineSettings {
  readonly streamFault?: StreamFault;
}

/** One DuckDB instance in memory with one connection. Statements run one after the other. */
export class DuckDbEngine implements Engine {
  private connection: DuckDBConnection | undefined;

  private constructor(
    private readonly instance: DuckDBInstance,
    connection: DuckDBConnection,
    private readonly fault: StreamFault | undefined,
  ) {
    this.connection = connection;
  }

  static async open(options: DuckDbOptions): Promise<DuckDbEngine> {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: String(options.threads),
      memory_limit: options.memoryLimit,
      temp_directory: options.tempDirectory,
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
    });
    const connection = await instance.connect();
    await connection.run(`SET TimeZone = ${sqlText('UTC')}`);
    return new DuckDbEngine(instance, connection, options.streamFault);
  }

  async execute(sql: string): Promise<number> {
    const result = await this.open().run(sql);
    return result.rowsChanged;
  }

  async query(sql: string): Promise<EngineRow[]> {
    const result = await this.open().run(sql);
    const rows = toRows(result.deduplicatedColumnNames(), await result.getRows());
    if (rows.length !== result.rowCount) throw truncated(rows.length, result.rowCount);
    return rows;
  }

  async scalar(sql: string): Promise<EngineValue> {
    const rows = await this.query(sql);
    const values = rows.length === 1 && rows[0] ? Object.values(rows[0]) : [];
    const value = values[0];
    if (values.length === 1 && value !== undefined) return value;
    throw new DomainError('not_scalar', 'The query does not give exactly one value.', {
      kind: 'internal',
    });
  }

  async *stream(sql: string, expectedRows?: number): AsyncGenerator<readonly EngineRow[]> {
    const expected = expectedRows ?? (await this.scalar(`SELECT count(*) FROM (${sql})`));
    try {
      yield* countChecked(this.batches(sql), Number(expected), this.fault);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Ends the statement that is under way; it throws. */
  interrupt(): void {
    this.connection?.interrupt();
  }

  close(): void {
    if (!this.connection) return;
    this.connection.closeSync();
    this.connection = undefined;
    this.instance.closeSync();
  }

  private async *batches(sql: string): AsyncGenerator<readonly EngineRow[]> {
    const result = await this.open().stream(sql);
    const names = result.deduplicatedColumnNames();
    for await (const rows of result.yieldRows()) yield toRows(names, rows);
  }

  private open(): DuckDBConnection {
    if (this.connection) return this.connection;
    throw new DomainError('engine_closed', 'The engine is closed.', { kind: 'internal' });
  }
}

function toRows(names: readonly string[], rows: readonly DuckDBValue[][]): EngineRow[] {
  return rows.map((row) =>
    Object.fromEntries(names.map((name, index) => [name, toEngineValue(row[index] ?? null)])),
  );
}

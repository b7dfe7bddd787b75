import { sqlIdentifier, sqlText, type Engine, type EngineRow } from '@tagwright/engines';
import { DomainError, hashOf } from '@tagwright/kernel';
import type { SnapshotColumn, SnapshotTable } from '@tagwright/materialization';

const CHUNK_ROWS = 65_536;

/**
 * The content digest of a snapshot from nothing but its files, as docs/operations.md describes it. It
 * shares no code with what computed the recorded one, so that an error there is not repeated here.
 * @param pathOf where a table's file lies
 */
export async function recomputeDigest(
  engine: Engine,
  tables: readonly SnapshotTable[],
  pathOf: (table: SnapshotTable) => string,
): Promise<string> {
  const digested = [];
  for (const table of tables) digested.push(await digestTable(engine, table, pathOf(table)));
  return hashOf({ format: 2, tables: digested });
}

async function digestTable(
  engine: Engine,
  { subject, idColumn, columns, rows: expected }: SnapshotTable,
  path: string,
): Promise<object> {
  const values = columns.map(
    (column, index) => `${chunkHash(valueText(column), idColumn)} AS c${index}`,
  );
  const chunks = await engine.query(
    `SELECT ${chunkHash(idText(idColumn), idColumn)} AS ids, count(*) AS "rows", ${values.join(', ')}
     FROM read_parquet(${sqlText(path)}, file_row_number = true)
     GROUP BY file_row_number // ${CHUNK_ROWS} ORDER BY file_row_number // ${CHUNK_ROWS}`,
  );
  const rows = chunks.reduce((sum, chunk) => sum + Number(chunk.rows), 0);
  if (rows !== expected) throw incomplete(path, rows, expected);
  const fold = (name: string, key: string): string =>
    hashOf({ format: 2, subject, name, chunks: chunks.map((chunk) => textOf(chunk, key)) });
  return {
    subject,
    populationDigest: fold(idColumn, 'ids'),
    columns: columns.map(({ code }, index) => [code, fold(code, `c${index}`)]),
  };
}

/** The order is spelled out: slower than trusting the file's, but nothing else has to hold. */
function chunkHash(text: string, idColumn: string): string {
  return `sha256(string_agg(${text}, chr(31) ORDER BY ${sqlIdentifier(idColumn)}))`;
}

function idText(idColumn: string): string {
  return `CAST(${sqlIdentifier(idColumn)} AS VARCHAR)`;
}

function valueText({ code, type }: SnapshotColumn): string {
  const name = sqlIdentifier(code);
  const text = type.kind === 'codes' ? `array_to_string(${name}, ',')` : `CAST(${name} AS VARCHAR)`;
  const mayBeEmpty = type.kind === 'codes' || type.kind === 'text';
  return `coalesce(${mayBeEmpty ? `'=' || ${text}` : text}, '')`;
}

function textOf(chunk: EngineRow, key: string): string {
  const value = chunk[key];
  return typeof value === 'string' ? value : '';
}

function incomplete(path: string, rows: number, expected: number): DomainError {
  return new DomainError('restore_failed', `${path} has ${rows} rows instead of ${expected}.`, {
    kind: 'unavailable',
    details: { path, rows, expected },
  });
}

import { sqlText, type Engine } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import type { ReadFile } from '../manifest.js';

/** The raw rows of one entry of a mapping's `files`, one or many files, ready for SQL. */
export interface SourceRows {
  readonly entry: string;
  readonly files: readonly SourceRowsFile[];
  /** SQL name of a raw column in `relation`. */
  readonly raw: (column: string) => string;
  /** SQL condition that a key is no single value but an object or a list. */
  readonly nested: (key: string) => string;
  /** `_file`, `_row`, `_line` and the raw columns as text; unusable records are left out. */
  readonly relation: string;
}

export interface SourceRowsFile extends ReadFile {
  /** Records that could not be cut out of the file; row, line, reason, column, value. */
  readonly rejected: number;
  readonly rejectedPath: string | null;
}

/** One file of an entry, as a piece of its relation. */
export type ReadPart = SourceRowsFile & { readonly select: string };

/** The text of a raw column, or missing where the source writes one of its words for it. */
export function withNulls(column: string, nulls: readonly string[]): string {
  const words = nulls.filter((word) => word !== '');
  if (words.length === 0) return `nullif(${column}, '')`;
  const list = ['', ...words].map((word) => sqlText(word)).join(', ');
  return `CASE WHEN ${column} NOT IN (${list}) THEN ${column} END`;
}

/** Bytes of one record at most. */
const LONGEST_LINE = 64 * 1024 * 1024;

/**
 * Bytes that the engine reads at once. Left to itself it takes sixteen of the longest lines: a gigabyte,
 * which small machines do not have.
 */
const BUFFER = LONGEST_LINE + 1;

/** The temporary file of a scanned text as a table expression. */
export function scannedTable(path: string, columns: readonly string[]): string {
  const types = ['_row', '_line']
    .map((name) => `${sqlText(name)}: 'BIGINT'`)
    .concat(columns.map((name) => `${sqlText(name)}: 'VARCHAR'`));
  return (
    `read_csv(${sqlText(path)}, header = false, auto_detect = false, delim = '\x1f', quote = '', ` +
    // The parallel reader gives some files up where a record lies across two buffers.
    `escape = '', new_line = '\\n', parallel = false, max_line_size = ${LONGEST_LINE}, buffer_size = ${BUFFER}, columns = {${types.join(', ')}})`
  );
}

/**
 * Compares what the engine reads with what the scanner wrote.
 * @throws DomainError `result_truncated`
 */
export async function assertRowCount(
  engine: Engine,
  relation: string,
  expected: number,
  name: string,
): Promise<void> {
  const seen = await engine.scalar(`SELECT count(*) FROM ${relation}`);
  if (seen !== expected) throw truncated(name, Number(seen), expected);
}

/** Fewer or more records than there are: the stream ended early, or it is another one. */
export function truncated(name: string, seen: number, expected: number): DomainError {
  return new DomainError(
    'result_truncated',
    `${name}: ${seen} of ${expected} records arrived in the engine. Nothing was kept.`,
    { kind: 'internal', details: { file: name } },
  );
}

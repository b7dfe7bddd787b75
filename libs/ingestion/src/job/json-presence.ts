import { sqlText, type Engine } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { jsonPath } from './json-columns.js';

/** A file of JSON lines, as it came and as it was read. */
export interface ReadJson {
  readonly name: string;
  readonly columns: readonly string[];
  /** Table of the lines, `json`. */
  readonly lines: string;
  /** Table of what was read of them, in the same order. */
  readonly rows: string;
}

/**
 * Lines have no header, so a column that was renamed would just be missing throughout: each must
 * occur in at least one line, with or without a value.
 * @throws DomainError `missing_column` with the file and the column
 */
export async function assertOccurring(engine: Engine, file: ReadJson): Promise<void> {
  const filled = file.columns.map((_, index) => `count("r${index}") AS "r${index}"`);
  const [counts] = await engine.query(
    `SELECT ${['count(*) AS lines', ...filled].join(', ')} FROM ${file.rows} WHERE _reason IS NULL`,
  );
  // Where no line could be read, nothing is known of the columns.
  if (Number(counts?.lines ?? 0) === 0) return;
  const empty = file.columns.filter((_, index) => Number(counts?.[`r${index}`] ?? 0) === 0);
  if (empty.length === 0) return;
  const paths = empty.map((column) => sqlText(jsonPath(column)));
  const found = paths.map(
    (path, index) => `bool_or(TRY(json_exists("json", ${path}))) AS "f${index}"`,
  );
  const [seen] = await engine.query(`SELECT ${found.join(', ')} FROM ${file.lines}`);
  const missing = empty.find((_, index) => seen?.[`f${index}`] !== true);
  if (missing !== undefined) throw await missingColumn(engine, file, missing);
}

async function missingColumn(
  engine: Engine,
  { name, lines, rows }: ReadJson,
  column: string,
): Promise<DomainError> {
  const first = `(SELECT min(_row) FROM ${rows} WHERE _reason IS NULL)`;
  const members = await engine.query(
    `SELECT unnest(json_keys("json")) AS member FROM ${lines} WHERE _row = ${first} LIMIT 200`,
  );
  const columns = members.map(({ member }) => (typeof member === 'string' ? member : ''));
  return new DomainError(
    'missing_column',
    `${name} has no column ${column}: it occurs in no line. It has: ${columns.join(', ')}.`,
    { details: { file: name, column, columns } },
  );
}

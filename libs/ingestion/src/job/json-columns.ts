import { appendFile } from 'node:fs/promises';
import { sqlText, type Engine } from '@tagwright/engines';
import { maskedExcerptSql } from '../stream/masked-excerpt.js';
import { withNulls } from './source-rows.js';

/** A number of 16 characters and more, which a floating-point number may not hold exactly. */
const LONG_NUMBER = String.raw`[:,\[][ \t]*-?[0-9][-+0-9.eE]{15}`;
const FRACTION = String.raw`([:,\[][ \t]*)(-?(?:0|[1-9][0-9]*)[.][0-9]+(?:[eE][-+]?[0-9]+)?)`;

/** What is read of each line. */
export interface JsonToRead {
  readonly ordinal: number;
  /** Dotted paths. */
  readonly columns: readonly string[];
  /** Those of them that hold keys. */
  readonly keys: readonly string[];
  readonly nulls: readonly string[];
}

/**
 * The texts at dotted paths of each line's JSON object, and of keys whether they are objects or
 * lists, whose text is only their spelling. `_reason` says why a line is of no use:
 * `malformed_json` where it holds no object, `control_character` where a text holds a NUL; then
 * `_column` is the column to blame, where there is one, and `_excerpt` the shape of the line.
 */
export function jsonColumns(table: string, { ordinal, columns, keys, nulls }: JsonToRead): string {
  const list = columns.map(
    (_, index) => `${withNulls(`_texts[${index + 1}]`, nulls)} AS "r${index}"`,
  );
  const nested = keys.map((key) => nestedSql(key, columns.indexOf(key)));
  // Only an escape can bring a NUL this far; databases that read the rows later know none.
  const reason =
    `CASE WHEN _texts IS NULL THEN 'malformed_json' WHEN contains("json", '\\u0000')` +
    ` AND contains(array_to_string(_texts, ''), chr(0)) THEN 'control_character' END AS _reason`;
  const useless = [
    '_reason',
    `CASE WHEN _reason = 'control_character' THEN ${culpritSql(columns)} END AS _column`,
    `CASE WHEN _reason IS NOT NULL THEN ${maskedExcerptSql('"json"')} END AS _excerpt`,
  ];
  return (
    `SELECT ${[`${ordinal} AS _file`, '_row', '_line', ...useless, ...list, ...nested].join(', ')} ` +
    `FROM (SELECT *, ${reason} FROM (SELECT *, ${textsSql(columns)} AS _texts FROM ${table}))`
  );
}

/** The first column whose text holds a NUL. */
function culpritSql(columns: readonly string[]): string {
  const cases = columns.map(
    (column, index) => `WHEN contains(_texts[${index + 1}], chr(0)) THEN ${sqlText(column)}`,
  );
  return `CASE ${cases.join(' ')} END`;
}

/** Only a text that looks like an object or a list may be one, so few lines are read once more. */
function nestedSql(column: string, index: number): string {
  const type = `TRY(json_type("json", ${sqlText(jsonPath(column))}))`;
  return (
    `CASE WHEN left(_texts[${index + 1}], 1) IN ('{', '[') ` +
    `THEN coalesce(${type} IN ('OBJECT', 'ARRAY'), false) ELSE false END AS "n${index}"`
  );
}

/** The texts as a list; NULL where the line holds no object. Of a repeated key the first counts. */
function textsSql(columns: readonly string[]): string {
  const paths = columns.map((column) => sqlText(jsonPath(column))).join(', ');
  // Extraction fails on anything that is not JSON, and finds nothing in what is no object.
  const extract = (json: string): string => `TRY(json_extract_string(${json}, [${paths}]))`;
  // The engine reads a fraction as a floating-point number; as a text every digit stays. Where a
  // text looks like such a number the quotes make the line unreadable, so it is left as it is.
  const quoted = `regexp_replace("json", '${FRACTION}', '\\1"\\2"', 'g')`;
  return (
    `CASE WHEN NOT starts_with(ltrim("json", E' \\t'), '{') THEN NULL` +
    ` WHEN contains("json", '.') AND regexp_matches("json", '${LONG_NUMBER}')` +
    ` THEN coalesce(${extract(quoted)}, ${extract('"json"')}) ELSE ${extract('"json"')} END`
  );
}

/** Adds the lines that are of no use to the rejected records and counts them. */
export async function uselessLines(
  engine: Engine,
  table: string,
  rejectedPath: string,
): Promise<number> {
  let count = 0;
  const sql =
    `SELECT concat_ws(chr(31), _row, _line, _reason, coalesce(_column, ''), _excerpt) AS record ` +
    `FROM ${table} ` +
    'WHERE _reason IS NOT NULL ORDER BY _row';
  for await (const rows of engine.stream(sql)) {
    const lines = rows.map(({ record }) => (typeof record === 'string' ? `${record}\n` : ''));
    await appendFile(rejectedPath, lines.join(''));
    count += rows.length;
  }
  return count;
}

/** The engine's path of a dotted one. */
export function jsonPath(column: string): string {
  return `$${column
    .split('.')
    .map((step) => `."${step.replaceAll('"', '\\"')}"`)
    .join('')}`;
}

import { appendFile } from 'node:fs/promises';
import { sqlText, type Engine } from '@tagwright/engines';
import { withNulls } from './source-rows.js';

/** Whether a line is a JSON object. */
const IS_OBJECT = `(json_valid("json") AND ltrim("json") LIKE '{%')`;

/** The texts at dotted paths of each line's JSON object; lines that hold none are left out. */
export function jsonColumns(
  table: string,
  ordinal: number,
  columns: readonly string[],
  nulls: readonly string[],
): string {
  const paths = columns.map((column) => sqlText(jsonPath(column))).join(', ');
  const list = columns.map(
    (_, index) => `${withNulls(`_texts[${index + 1}]`, nulls)} AS "r${index}"`,
  );
  // Only objects reach the extraction: it fails on anything that is not JSON.
  const texts = `CASE WHEN ${IS_OBJECT} THEN json_extract_string("json", [${paths}]) END`;
  return (
    `SELECT ${[`${ordinal} AS _file`, '_row', '_line', ...list].join(', ')} ` +
    `FROM (SELECT _row, _line, ${texts} AS _texts FROM ${table}) WHERE _texts IS NOT NULL`
  );
}

/** Adds the lines that hold no JSON object to the rejected records and counts them. */
export async function malformedLines(
  engine: Engine,
  table: string,
  rejectedPath: string,
): Promise<number> {
  let count = 0;
  const sql = `SELECT _row, _line FROM ${table} WHERE NOT ${IS_OBJECT} ORDER BY _row`;
  for await (const rows of engine.stream(sql)) {
    const lines = rows.map(
      ({ _row, _line }) => `${String(_row)}\x1f${String(_line)}\x1fmalformed_json\x1f\n`,
    );
    await appendFile(rejectedPath, lines.join(''));
    count += rows.length;
  }
  return count;
}

function jsonPath(column: string): string {
  return `$${column
    .split('.')
    .map((step) => `."${step.replaceAll('"', '\\"')}"`)
    .join('')}`;
}

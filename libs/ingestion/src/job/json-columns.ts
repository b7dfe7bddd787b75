import { appendFile } from 'node:fs/promises';
import { sqlText, type Engine } from '@tagwright/engines';
import { withNulls } from './source-rows.js';

/** The texts at dotted paths of each line's JSON object; `_malformed` where a line holds none. */
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
  // Extraction fails on anything that is not JSON, and finds nothing in what is no object.
  const texts = `CASE WHEN ltrim("json") LIKE '{%' THEN TRY(json_extract_string("json", [${paths}])) END`;
  const own = [`${ordinal} AS _file`, '_row', '_line', '_texts IS NULL AS _malformed'];
  return (
    `SELECT ${[...own, ...list].join(', ')} ` +
    `FROM (SELECT _row, _line, ${texts} AS _texts FROM ${table})`
  );
}

/** Adds the lines that hold no JSON object to the rejected records and counts them. */
export async function malformedLines(
  engine: Engine,
  table: string,
  rejectedPath: string,
): Promise<number> {
  let count = 0;
  const sql = `SELECT _row, _line FROM ${table} WHERE _malformed ORDER BY _row`;
  for await (const rows of engine.stream(sql)) {
    const lines = rows.map(
      ({ _row, _line }) => `${Number(_row)}\x1f${Number(_line)}\x1fmalformed_json\x1f\n`,
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

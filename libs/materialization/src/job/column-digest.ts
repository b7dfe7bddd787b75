import { sqlText } from '@tagwright/engines';
import { hashOf } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';
import { columnText } from './column-text.js';
import type { PlannedColumn } from './planned-column.js';

/** Rows per digest chunk. */
export const CHUNK_ROWS = 65_536;

/** Types of which a value may be written as nothing, so that it needs a mark. */
const MAY_BE_EMPTY: readonly PlannedColumn['type']['kind'][] = ['text', 'codes'];

/**
 * SQL with one row per chunk of a file: `chunk`, its least and greatest id, `population` and
 * `c0 … cn`, each the SHA-256 of the chunk's values separated by U+001F, and `sorted`, the same as
 * `population` with the order spelled out. A value is its text (texts and sets of codes behind `=`),
 * a missing one is empty. Any SQL engine can repeat it, so a digest can be checked without this product.
 *
 * @param order `file`: values are taken as the engine reads them, which is several times faster; it
 * must then be checked that `population` equals `sorted`
 */
export function columnDigestSql(
  path: string,
  idColumn: string,
  columns: readonly PlannedColumn[],
  order: 'file' | 'id',
): string {
  const id = `"${idColumn}"`;
  const byId = ` ORDER BY ${id}`;
  const digest = (text: string, name: string, ordered = order === 'id'): string =>
    `sha256(string_agg(${text}, chr(31)${ordered ? byId : ''})) AS ${name}`;
  const parts = [
    `min(${id}) AS first, max(${id}) AS last`,
    digest(`CAST(${id} AS VARCHAR)`, 'sorted', true),
    digest(`CAST(${id} AS VARCHAR)`, 'population'),
    ...columns.map((column, index) => digest(valueText(column), `c${index}`)),
  ];
  return `SELECT file_row_number // ${CHUNK_ROWS} AS chunk, ${parts.join(', ')}
    FROM read_parquet(${sqlText(path)}, file_row_number = true) GROUP BY 1 ORDER BY 1`;
}

function valueText(column: PlannedColumn): string {
  const text = columnText(column);
  return `coalesce(${MAY_BE_EMPTY.includes(column.type.kind) ? `'=' || ${text}` : text}, '')`;
}

/** The digest of one column from the digests of its chunks, in chunk order. */
export function foldChunks(subject: Subject, name: string, chunks: readonly string[]): string {
  return hashOf({ format: 2, subject, name, chunks });
}

export interface DigestedTable {
  readonly subject: Subject;
  readonly populationDigest: string;
  readonly columns: readonly { readonly code: string; readonly digest: string }[];
}

/** The digest of a snapshot: over its tables' populations and columns, nothing else. */
export function contentDigest(tables: readonly DigestedTable[]): string {
  return hashOf({
    format: 2,
    tables: tables.map(({ subject, populationDigest, columns }) => ({
      subject,
      populationDigest,
      columns: columns.map(({ code, digest }) => [code, digest]),
    })),
  });
}

import { hashOf } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';
import { columnText } from './column-text.js';
import type { PlannedColumn } from './planned-column.js';

/** Subjects per digest chunk; ids are dense, so a chunk is a range of ids. */
const CHUNK_SIZE = 65_536;

/**
 * SQL with one row per chunk of ids: `chunk`, `population` and `c0 … cn`, each the SHA-256 of the
 * chunk's values in id order, separated by U+001F; a value is `=` and its text, a missing one `-`.
 * Any SQL engine can repeat it, so a digest can be checked without this product.
 */
export function columnDigestSql(
  relation: string,
  idColumn: string,
  columns: readonly PlannedColumn[],
): string {
  const digest = (text: string, name: string): string =>
    `sha256(string_agg(${text}, chr(31) ORDER BY "${idColumn}")) AS ${name}`;
  const parts = [
    digest(`CAST("${idColumn}" AS VARCHAR)`, 'population'),
    ...columns.map((column, index) =>
      digest(`coalesce('=' || ${columnText(column)}, '-')`, `c${index}`),
    ),
  ];
  return `SELECT "${idColumn}" // ${CHUNK_SIZE} AS chunk, ${parts.join(', ')} FROM ${relation} GROUP BY 1 ORDER BY 1`;
}

/** The digest of one column from the digests of its chunks, in chunk order. */
export function foldChunks(subject: Subject, name: string, chunks: readonly string[]): string {
  return hashOf({ format: 1, subject, name, chunks });
}

export interface DigestedTable {
  readonly subject: Subject;
  readonly populationDigest: string;
  readonly columns: readonly { readonly code: string; readonly digest: string }[];
}

/** The digest of a snapshot: over its tables' populations and columns, nothing else. */
export function contentDigest(tables: readonly DigestedTable[]): string {
  return hashOf({
    format: 1,
    tables: tables.map(({ subject, populationDigest, columns }) => ({
      subject,
      populationDigest,
      columns: columns.map(({ code, digest }) => [code, digest]),
    })),
  });
}

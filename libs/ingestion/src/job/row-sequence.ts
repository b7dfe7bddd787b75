/**
 * SQL of a row's place among all rows ever read: file ordinal, then row. A row that several targets
 * or keys of one dataset use gets a place per use (`branch`, below 16).
 */
export function rowSequence(file: string, row: string, branch: number): string {
  return `((CAST(${file} AS BIGINT) << 36) + (${branch}::BIGINT << 32) + ${row})`;
}

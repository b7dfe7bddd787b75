/** An identifier for SQL, always quoted. */
export function sqlIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** A text literal for SQL. */
export function sqlText(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A list of text literals, `'a', 'b'`. */
export function sqlTexts(values: readonly string[]): string {
  return values.map((value) => sqlText(value)).join(', ');
}

/** The table expression over Parquet files; what a file has no column for is missing in its rows. */
export function sqlParquet(files: readonly string[]): string {
  return `read_parquet([${sqlTexts(files)}], union_by_name = true)`;
}

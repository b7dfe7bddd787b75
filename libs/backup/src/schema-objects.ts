import type { ClientBase } from 'pg';

/** A table of the product's schema, with the columns that a dump has to hold. */
export interface SchemaTable {
  readonly table: string;
  readonly columns: readonly string[];
}

/** What belongs to an extension comes with the extension. */
const NOT_OF_AN_EXTENSION = `NOT EXISTS (
  SELECT FROM pg_depend d
  WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'e')`;

/** The tables of the schema, by name. Computed columns are left out: PostgreSQL makes them again. */
export async function listTables(client: ClientBase): Promise<SchemaTable[]> {
  const { rows } = await client.query<{ table: string; columns: string[] }>(
    `SELECT c.relname AS "table", (
       SELECT coalesce(array_agg(a.attname::text ORDER BY a.attnum), '{}') FROM pg_attribute a
       WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ) AS columns
     FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
       AND ${NOT_OF_AN_EXTENSION}
     ORDER BY c.relname`,
  );
  return rows;
}

/** The sequences of the schema, by name; those of identity columns too. */
export async function listSequences(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'S'
       AND ${NOT_OF_AN_EXTENSION}
     ORDER BY c.relname`,
  );
  return rows.map(({ name }) => name);
}

/** The table in which the database keeps which migrations it has seen. */
export const MIGRATIONS_TABLE = 'schema_migration';

/** A list of column names for COPY. */
export function columnList(columns: readonly string[]): string {
  return columns.map((column) => quoted(column)).join(', ');
}

/** An identifier for PostgreSQL. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

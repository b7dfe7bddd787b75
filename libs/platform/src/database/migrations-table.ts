/** The table in which the database keeps which migrations it has seen. */
export const MIGRATIONS_TABLE = 'schema_migration';

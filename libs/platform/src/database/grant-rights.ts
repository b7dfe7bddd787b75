import type { QueryRunner } from 'typeorm';
import { MIGRATIONS_TABLE } from './migrations-table.js';

/**
 * Name of the trigger that refuses changes of rows. A table that has it is a record of the past: the
 * application may only add to it.
 */
export const APPEND_ONLY = 'append_only';

interface TableRights {
  readonly name: string;
  /** Whether it may only be added to, or not even that. */
  readonly kind: 'ordinary' | 'append_only' | 'migrations';
}

/**
 * Lets a role use everything in the schema that the owner owns, now and later, but change nothing of
 * what was recorded. Does nothing where all is as it should be, so that a start changes no catalogue.
 */
export async function grantRights(session: QueryRunner, role: string): Promise<void> {
  const grantee = quoted(role);
  await useSchema(session, role, grantee);
  for (const { name, kind } of await tablesToMend(session, role)) {
    const table = quoted(name);
    await session.query(`REVOKE ALL ON ${table} FROM ${grantee}`);
    const rights = {
      ordinary: 'SELECT, INSERT, UPDATE, DELETE',
      append_only: 'SELECT, INSERT',
      migrations: 'SELECT',
    }[kind];
    await session.query(`GRANT ${rights} ON ${table} TO ${grantee}`);
  }
  for (const name of await sequencesToMend(session, role)) {
    await session.query(`GRANT USAGE, SELECT ON SEQUENCE ${quoted(name)} TO ${grantee}`);
  }
}

/** Tables of later migrations are of use to the application by themselves. */
async function useSchema(session: QueryRunner, role: string, grantee: string): Promise<void> {
  const [found] = (await session.query(
    `SELECT quote_ident(current_schema()) AS schema,
       has_schema_privilege($1, current_schema(), 'USAGE') AS usage,
       EXISTS (SELECT FROM pg_default_acl d, aclexplode(d.defaclacl) a
         WHERE d.defaclrole = current_user::regrole AND d.defaclobjtype = 'r'
           AND d.defaclnamespace = current_schema()::regnamespace
           AND a.grantee = $1::regrole) AS defaults`,
    [role],
  )) as { schema: string; usage: boolean; defaults: boolean }[];
  if (found === undefined) return;
  if (!found.usage) await session.query(`GRANT USAGE ON SCHEMA ${found.schema} TO ${grantee}`);
  if (found.defaults) return;
  const alter = `ALTER DEFAULT PRIVILEGES IN SCHEMA ${found.schema} GRANT`;
  await session.query(
    `${alter} SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${grantee};
     ${alter} USAGE, SELECT ON SEQUENCES TO ${grantee}`,
  );
}

/** Of the tables that this login owns, those on which the role has other rights than it should. */
async function tablesToMend(session: QueryRunner, role: string): Promise<TableRights[]> {
  return (await session.query(
    `WITH tables AS (
       SELECT c.oid, c.relname::text AS name, CASE
         WHEN c.relname = '${MIGRATIONS_TABLE}' THEN 'migrations'
         WHEN EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = c.oid
           AND t.tgname = '${APPEND_ONLY}') THEN '${APPEND_ONLY}'
         ELSE 'ordinary' END AS kind
       FROM pg_class c
       WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')
         AND pg_has_role(c.relowner, 'USAGE'))
     SELECT name, kind FROM tables
     WHERE NOT has_table_privilege($1, oid, 'SELECT')
        OR has_table_privilege($1, oid, 'INSERT') IS DISTINCT FROM (kind <> 'migrations')
        OR has_table_privilege($1, oid, 'UPDATE') IS DISTINCT FROM (kind = 'ordinary')
        OR has_table_privilege($1, oid, 'DELETE') IS DISTINCT FROM (kind = 'ordinary')
        OR has_table_privilege($1, oid, 'TRUNCATE')
     ORDER BY name`,
    [role],
  )) as TableRights[];
}

async function sequencesToMend(session: QueryRunner, role: string): Promise<string[]> {
  const rows = (await session.query(
    `SELECT c.relname::text AS name FROM pg_class c
     WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'S'
       AND pg_has_role(c.relowner, 'USAGE')
       AND NOT (has_sequence_privilege($1, c.oid, 'USAGE')
         AND has_sequence_privilege($1, c.oid, 'SELECT'))
     ORDER BY 1`,
    [role],
  )) as { name: string }[];
  return rows.map(({ name }) => name);
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

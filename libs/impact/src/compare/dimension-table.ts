import { sqlIdentifier, sqlText } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { readRunTime, type CatalogView, type Subject } from '@tagwright/rules';
import { DIMENSIONS, type Dimension, type DimensionSource } from './dimensions.js';
import type { PreviewSession } from './preview-session.js';

/**
 * Makes `dim.<subject>` (id, combo), one row per subject, and `dim.<subject>_groups` (combo and one
 * column per dimension), once per snapshot. Together they are small: a subject has a number, and
 * each number its groups.
 * @returns the dimensions that the subject's sources tell
 */
export async function openDimensions(
  session: PreviewSession,
  subject: Subject,
  catalog: CatalogView,
): Promise<readonly Dimension[]> {
  const known = session.kept.dimensions.get(subject);
  if (known !== undefined) return DIMENSIONS.filter(({ code }) => known.includes(code));
  const table = session.inputs.snapshot.manifest.tables.find((each) => each.subject === subject);
  if (table === undefined) return [];
  const values = await valuesSql(session, subject, catalog);
  const found = DIMENSIONS.filter(({ code }) => values.codes.includes(code));
  const columns = ['0 AS "$none"', ...values.codes.map((code) => sqlIdentifier(code))].join(', ');
  await session.execute(
    `CREATE OR REPLACE TEMP TABLE "$values" AS SELECT id, ${columns} FROM (${values.sql})`,
  );
  const groups = ['"$none"', ...values.codes.map((code) => sqlIdentifier(code))];
  await session.execute(
    `CREATE OR REPLACE TABLE dim.${subject}_groups AS
     SELECT row_number() OVER (ORDER BY ${groups.join(', ')})::INTEGER AS combo, *
     FROM (SELECT DISTINCT ${groups.join(', ')} FROM "$values")`,
  );
  const same = groups.map((column) => `v.${column} IS NOT DISTINCT FROM g.${column}`);
  await session.execute(
    `CREATE OR REPLACE TABLE dim.${subject} AS SELECT v.id, g.combo FROM "$values" v
     JOIN dim.${subject}_groups g ON ${same.join(' AND ')} ORDER BY v.id`,
  );
  await session.execute('DROP TABLE "$values"');
  const rows = await session.count(`SELECT count(*) FROM dim.${subject}`);
  if (rows !== table.rows) throw incomplete(subject, rows, table.rows);
  session.kept.dimensions.set(subject, values.codes);
  return found;
}

/** SELECT of `id` and the dimensions of every subject of the snapshot. */
async function valuesSql(
  session: PreviewSession,
  subject: Subject,
  catalog: CatalogView,
): Promise<{ readonly sql: string; readonly codes: readonly string[] }> {
  const joins = new Set<string>();
  const columns: string[] = [];
  const codes: string[] = [];
  for (const dimension of DIMENSIONS) {
    const found: SourceSql[] = [];
    // One after the other: they share a connection and its temporary tables.
    for (const source of dimension.sources[subject]) {
      const part = await sourceSql(session, subject, dimension, source, catalog);
      if (part !== null) found.push(part);
    }
    for (const line of found.flatMap(({ join }) => join.split('\n').map((each) => each.trim())))
      joins.add(line);
    if (found.length === 0) continue;
    codes.push(dimension.code);
    columns.push(
      `coalesce(${found.map(({ value }) => value).join(', ')}) AS ${sqlIdentifier(dimension.code)}`,
    );
  }
  const id = `s."${subject}_id"`;
  const sql = `SELECT ${[`${id} AS id`, ...columns].join(', ')} FROM sealed."${subject}" s
    ${[...joins].join('\n')}`;
  return { sql, codes };
}

interface SourceSql {
  readonly value: string;
  readonly join: string;
}

async function sourceSql(
  session: PreviewSession,
  subject: Subject,
  { code }: Dimension,
  source: DimensionSource,
  catalog: CatalogView,
): Promise<SourceSql | null> {
  const id = `"${subject}_id"`;
  switch (source.from) {
    case 'fact': {
      const { facts } = session.inputs.snapshot.manifest;
      const table = facts.find((each) => each.subject === subject);
      if (table?.columns.some((column) => column.code === source.code) !== true) return null;
      return {
        value: `f.${sqlIdentifier(source.code)}`,
        join: `LEFT JOIN base."${subject}" f ON f.${id} = s.${id}`,
      };
    }
    case 'column':
    case 'top': {
      if (!hasColumn(session, subject, source.column)) return null;
      const join = `LEFT JOIN dataset."${subject}" d ON d.${id} = s.${id}`;
      const column = `d.${sqlIdentifier(source.column)}`;
      if (source.from === 'column') return { value: column, join };
      const tops = topsSql(subject, source.column, catalog);
      const alias = `"$top_${source.column}"`;
      if (tops === null) return { value: column, join };
      const top = `LEFT JOIN (VALUES ${tops}) ${alias}(code, top) ON ${alias}.code = ${column}`;
      return { value: `coalesce(${alias}.top, ${column})`, join: `${join}\n${top}` };
    }
    case 'customer':
      return ofCustomer(session, subject, code, catalog);
  }
}

function hasColumn({ inputs }: PreviewSession, subject: Subject, column: string): boolean {
  const isOpen = inputs.datasets.some(({ dataset }) => dataset === subject);
  const supplied = inputs.supplied.find(({ dataset }) => dataset === subject);
  return isOpen && (supplied?.columns ?? []).includes(column);
}

/** Rows of a code and the uppermost code above it; the parents may lie in another list. */
function topsSql(
  subject: Subject,
  column: string,
  { datasets, codeLists }: CatalogView,
): string | null {
  const type = datasets.get(subject)?.columns.find(({ code }) => code === column)?.type;
  const codes = type?.kind === 'code' ? codeLists.get(type.list)?.codes : undefined;
  const parents = new Map(codes?.map(({ code, parent }) => [code, parent]));
  const topOf = (code: string): string => {
    const parent = parents.get(code);
    return parent === undefined || parent === code ? code : topOf(parent);
  };
  const rows = [...parents.keys()].map((code) => `(${sqlText(code)}, ${sqlText(topOf(code))})`);
  return rows.length === 0 ? null : rows.join(', ');
}

/** What is known of the lead's customer, or of the vehicle's owner: of several the least id. */
async function ofCustomer(
  session: PreviewSession,
  subject: Subject,
  code: string,
  catalog: CatalogView,
): Promise<SourceSql | null> {
  const dataset = subject === 'lead' ? 'lead' : 'ownership';
  if (!session.inputs.datasets.some((each) => each.dataset === dataset)) return null;
  const found = await openDimensions(session, 'customer', catalog);
  if (!found.some((each) => each.code === code)) return null;
  const { asOf, zone } = session.inputs.snapshot.manifest;
  const day = `DATE ${sqlText(readRunTime(asOf, zone).date.toString())}`;
  const isOwner = `role = 'owner' AND (valid_from IS NULL OR valid_from <= ${day}) AND (valid_to IS NULL OR valid_to > ${day})`;
  const links =
    subject === 'lead'
      ? 'SELECT lead_id AS linked, min(customer_id) AS customer FROM dataset."lead" GROUP BY 1'
      : `SELECT vehicle_id AS linked, min(customer_id) AS customer FROM dataset."ownership" WHERE ${isOwner} GROUP BY 1`;
  return {
    value: `c.${sqlIdentifier(code)}`,
    join: `LEFT JOIN (SELECT l.linked, g.* FROM (${links}) l JOIN dim.customer m ON m.id = l.customer
      JOIN dim.customer_groups g USING (combo)) c ON c.linked = s."${subject}_id"`,
  };
}

function incomplete(subject: Subject, rows: number, expected: number): DomainError {
  const message = `The groups of ${subject}s came to ${rows} of ${expected} subjects.`;
  return new DomainError('preview_incomplete', message, { kind: 'internal' });
}

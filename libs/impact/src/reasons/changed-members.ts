import { readValue } from '@tagwright/audiences';
import { sqlText } from '@tagwright/engines';
import { readRunTime, rollupInputs, type Rollup, type ValueType } from '@tagwright/rules';
import type { ComparedTable } from '../compare/compared-table.js';
import { differsSql, type ComparedColumn } from '../compare/compared-column.js';
import type { PreviewSession } from '../compare/preview-session.js';
import type { ChangedMember } from '../impact-report.js';
import { plainValue } from '../plain-value.js';

/** A person looks at a few vehicles of a customer. */
const AT_MOST = 5;

/** The vehicles or leads behind these customers of which something changes that a rollup looks at. */
export async function changedMembers(
  session: PreviewSession,
  rollup: Rollup,
  tables: readonly ComparedTable[],
  customers: readonly number[],
): Promise<Map<number, ChangedMember[]>> {
  const found = new Map<number, ChangedMember[]>();
  if (customers.length === 0) return found;
  const codes = rollupInputs(rollup);
  for (const table of tables.filter(({ subject }) => subject === rollup.of)) {
    for (const column of table.columns.filter(({ code }) => codes.includes(code))) {
      const rows = await session.query(membersSql(session, table, column, customers));
      for (const row of rows) {
        const members = found.get(Number(row.customer)) ?? [];
        found.set(Number(row.customer), members);
        if (members.length >= AT_MOST) continue;
        members.push({
          subject: table.subject,
          id: Number(row.id),
          code: column.code,
          before: plain(row.b, column.before),
          after: plain(row.a, column.after),
        });
      }
    }
  }
  return found;
}

function membersSql(
  session: PreviewSession,
  { subject, changed }: ComparedTable,
  column: ComparedColumn,
  customers: readonly number[],
): string {
  const { asOf, zone } = session.inputs.snapshot.manifest;
  const day = `DATE ${sqlText(readRunTime(asOf, zone).date.toString())}`;
  const links =
    subject === 'lead'
      ? 'SELECT DISTINCT lead_id AS linked, customer_id AS customer FROM dataset."lead"'
      : `SELECT DISTINCT vehicle_id AS linked, customer_id AS customer FROM dataset."ownership"
         WHERE role = 'owner' AND (valid_from IS NULL OR valid_from <= ${day})
           AND (valid_to IS NULL OR valid_to > ${day})`;
  return `SELECT l.customer, c.id, ${column.b} AS b, ${column.a} AS a FROM ${changed} c
    JOIN (${links}) l ON l.linked = c.id
    WHERE l.customer IN (${customers.join(', ')}) AND ${differsSql(column)} ORDER BY l.customer, c.id`;
}

function plain(
  value: Parameters<typeof readValue>[0],
  type: ValueType | null,
): ChangedMember['before'] {
  return type === null ? null : plainValue(readValue(value, type), type);
}

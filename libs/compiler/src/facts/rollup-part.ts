import { rollupInputs } from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import type { Reads } from '../relations.js';
import { CUSTOMER, ID, lookupById, type FactPart } from './fact-part.js';
import { rollupAggregate, rollupOfNothing, type RollupColumn } from './rollup-sql.js';

/** Codes of the linked subject that these rollups look at. */
export function linkedCodes(columns: readonly RollupColumn[]): string[] {
  return [...new Set(columns.flatMap(({ rollup }) => rollupInputs(rollup)))].sort();
}

/**
 * All rollups over one linked subject as one aggregation: `values` is the relation (or query in
 * parentheses) with that subject's values, which `idColumn` identifies.
 */
export function rollupPart(
  of: 'vehicle' | 'lead',
  columns: readonly RollupColumn[],
  values: string,
  context: CompileContext,
  reads: Reads,
): FactPart {
  const { dialect } = context;
  const name = `"$rollup_${of}"`;
  const wanted = linkedCodes(columns);
  const inputs = wanted.map((code) => `v.${dialect.identifier(code)}`);
  const links = of === 'vehicle' ? ownershipLinks(context, reads) : leadLinks(reads);
  const linked = `SELECT l.${CUSTOMER} AS ${ID}, l."$linked"${inputs.map((sql) => `, ${sql}`).join('')} FROM (${links}) l LEFT JOIN ${values} v ON v."${of}_id" = l."$linked"`;
  const aggregates = columns.map(
    (column) => `${rollupAggregate(column, context)} AS ${dialect.identifier(column.code)}`,
  );
  const sql = `SELECT ${ID}, count(*) AS "$links", ${aggregates.join(', ')} FROM (${linked}) GROUP BY ${ID}`;
  const columnSql = (column: RollupColumn) => {
    const own = `${name}.${dialect.identifier(column.code)}`;
    const nothing = rollupOfNothing(column, dialect);
    return `(CASE WHEN ${name}."$links" IS NULL THEN ${nothing} ELSE ${own} END)`;
  };
  return {
    ctes: [{ name, sql }],
    lookups: [
      lookupById(name, ['"$links"', ...columns.map(({ code }) => dialect.identifier(code))]),
    ],
    columns: new Map(columns.map((column) => [column.code, columnSql(column)])),
  };
}

/** With these as its key, a customer owns a vehicle in one row only. */
const OWNERSHIP_KEY = ['customer_id', 'vehicle_id', 'role'];

/** Vehicles that a customer owns at `asOf`; an open end of the period stays open. */
function ownershipLinks({ catalog, dialect, run }: CompileContext, reads: Reads): string {
  const columns = ['customer_id', 'vehicle_id', 'role', 'valid_from', 'valid_to'];
  const relation = reads.dataset('ownership', columns);
  const day = dialect.literal(run.date.toString(), { kind: 'date' });
  const key = catalog.datasets.get('ownership')?.key ?? [];
  const unique = key.length > 0 && key.every((column) => OWNERSHIP_KEY.includes(column));
  return [
    `SELECT ${unique ? '' : 'DISTINCT '}"customer_id" AS ${CUSTOMER}, "vehicle_id" AS "$linked" FROM ${relation}`,
    `WHERE "role" = 'owner' AND "customer_id" IS NOT NULL AND "vehicle_id" IS NOT NULL`,
    `AND ("valid_from" IS NULL OR "valid_from" <= ${day})`,
    `AND ("valid_to" IS NULL OR "valid_to" > ${day})`,
  ].join(' ');
}

function leadLinks(reads: Reads): string {
  const relation = reads.dataset('lead', ['customer_id', 'lead_id']);
  return `SELECT "customer_id" AS ${CUSTOMER}, "lead_id" AS "$linked" FROM ${relation} WHERE "customer_id" IS NOT NULL AND "lead_id" IS NOT NULL`;
}

import type { Plan, SharedScanPlan, SnapshotTablePlan } from '@tagwright/compiler';
import { sqlIdentifier, type Engine } from '@tagwright/engines';
import type { FactValue, TagDefinition } from '@tagwright/rules';
import { readValue } from '../read-value.js';

/** The value that a plan gives one subject's tag, over the rows in the engine. */
export async function plannedValue(
  engine: Engine,
  plan: Plan,
  { code, subject, type }: TagDefinition,
  id: number,
): Promise<FactValue> {
  const table = plan.snapshot.find((each) => each.subject === subject);
  const steps = neededSteps(plan, table);
  if (steps.length > 0) await engine.execute(steps.join(';\n'));
  if (table === undefined) return null;
  const rows = await engine.query(
    `SELECT ${sqlIdentifier(code)} AS value FROM (${table.select})
     WHERE ${sqlIdentifier(table.idColumn)} = ${id}`,
  );
  return readValue(rows[0]?.value, type);
}

/** The datasets that a plan reads. */
export function datasetsRead({ shared, facts, stages }: Plan): string[] {
  const reads = [...shared, ...facts, ...stages].flatMap((part) => part.reads);
  const names = reads.filter((name) => name.startsWith('dataset.'));
  return [...new Set(names.map((name) => name.slice('dataset.'.length)))].sort();
}

/** What must be computed for a table, in order: nothing that it does not read. */
function neededSteps(plan: Plan, table: SnapshotTablePlan | undefined): string[] {
  const parts = [
    ...plan.shared.map((scan) => scanStep(scan)),
    ...plan.facts.map(({ subject, reads, select }) => {
      return { name: `facts.${subject}`, reads, sql: tableSql(`facts.${subject}`, select) };
    }),
    ...plan.stages.map(({ table: name, reads, select }) => {
      return { name, reads, sql: tableSql(name, select) };
    }),
  ];
  const byName = new Map(parts.map((part) => [part.name, part]));
  const needed = new Set<string>();
  const pending = [...(table?.reads ?? [])];
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    if (needed.has(name)) continue;
    needed.add(name);
    pending.push(...(byName.get(name)?.reads ?? []));
  }
  return parts.filter(({ name }) => needed.has(name)).map(({ sql }) => sql);
}

function scanStep({ name, reads, sql }: SharedScanPlan) {
  return { name, reads, sql: `CREATE OR REPLACE VIEW ${quoted(name)} AS ${sql}` };
}

function tableSql(name: string, select: string): string {
  return `CREATE OR REPLACE TABLE ${quoted(name)} AS ${select}`;
}

function quoted(name: string): string {
  return name.split('.').map(sqlIdentifier).join('.');
}

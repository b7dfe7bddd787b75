import type { DemoContext } from '../context.js';
import type { DemoDataset } from '../dataset.js';
import { quoted } from '../random/draw.js';
import type { DefectRule } from './defect-rule.js';

const MILLION = 1_000_000;

/**
 * SQL of the table `stage`: the dataset's rows in file order, defects applied, with `defect`
 * (number of the rule from 1, 0 for none), `entity` and `part`.
 */
export function stageSql(dataset: DemoDataset, { draws }: DemoContext): string {
  const split = dataset.files.some(({ part }) => part !== undefined);
  const roll = `(${draws.bits(`defect.${dataset.source}.${dataset.name}`, 'row_index')} % ${MILLION})::INTEGER`;
  const columns = dataset.columns.map(
    (column) => `${struck(dataset.defects, column)} AS ${column}`,
  );
  const part = split ? `${struck(dataset.defects, 'part')} AS part` : '0 AS part';
  return `CREATE TABLE stage AS
    SELECT entity, defect, ${part}, ${columns.join(', ')}
    FROM (SELECT *, ${defectNumber(dataset.defects)} AS defect
          FROM (SELECT *, ${roll} AS roll FROM (${dataset.rows})))
    ${split ? 'ORDER BY 3, row_index' : ''}`;
}

/** SQL that appends the staged rows' defects to the table `truth`. */
export function truthSql(dataset: DemoDataset): string {
  const rules = dataset.defects.map(
    (rule, n) =>
      `(${n + 1}, ${quoted(rule.column)}, ${quoted(rule.kind)}, ${rule.reason === undefined ? 'NULL' : quoted(rule.reason)})`,
  );
  const files = dataset.files.map(({ path, part }) => `(${part ?? 0}, ${quoted(path)})`);
  return `INSERT INTO truth
    SELECT ${quoted(dataset.source)}, file, stage.rowid - first_row + 1, column_name, kind, reason,
      ${quoted(`${dataset.entityKind}:`)} || entity
    FROM stage
    JOIN (SELECT part, min(rowid) AS first_row FROM stage GROUP BY part) USING (part)
    JOIN (VALUES ${files.join(', ')}) f(part, file) USING (part)
    JOIN (VALUES ${rules.join(', ')}) r(defect, column_name, kind, reason) USING (defect)`;
}

function defectNumber(rules: readonly DefectRule[]): string {
  let low = 0;
  const cases = rules.map((rule, n) => {
    const high = low + Math.round(rule.rate * MILLION);
    const drawn = rule.rate >= 1 ? [] : [`roll >= ${low} AND roll < ${high}`];
    if (rule.rate < 1) low = high;
    const conditions = [...drawn, ...(rule.where === undefined ? [] : [`(${rule.where})`])];
    return `WHEN ${conditions.join(' AND ')} THEN ${n + 1}`;
  });
  return cases.length === 0 ? '0' : `CASE ${cases.join(' ')} ELSE 0 END`;
}

function struck(rules: readonly DefectRule[], column: string): string {
  const cases = rules.flatMap((rule, n) =>
    rule.column === column && rule.value !== undefined ? [`WHEN ${n + 1} THEN ${rule.value}`] : [],
  );
  return cases.length === 0 ? column : `CASE defect ${cases.join(' ')} ELSE ${column} END`;
}

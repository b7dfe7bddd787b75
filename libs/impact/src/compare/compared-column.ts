import { sqlIdentifier } from '@tagwright/engines';
import { columnText } from '@tagwright/materialization';
import type { ValueType } from '@tagwright/rules';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import { formOf, isComparable, isOrdered, type ColumnForm } from './column-form.js';

/** An affected column with its place in a table of changes. */
export interface ComparedColumn extends AffectedColumn {
  readonly form: ColumnForm;
  /** Its values before and after in that table, quoted. */
  readonly b: string;
  readonly a: string;
}

/** The column of a work table that says to which groups a subject belongs. */
export const COMBO = '$combo';

/** Under what name the value before lies beside others. */
export function beforeName(code: string): string {
  return `$before_${code}`;
}

export function comparedColumns(columns: readonly AffectedColumn[]): ComparedColumn[] {
  return columns.map((column, index) => ({
    ...column,
    form: formOf(column.before, column.after),
    b: `"b${index}"`,
    a: `"a${index}"`,
  }));
}

/** SQL: whether the value differs. */
export function differsSql({ before, after, b, a }: ComparedColumn): string {
  if (before === null) return `${a} IS NOT NULL`;
  if (after === null) return `${b} IS NOT NULL`;
  if (isComparable(before, after)) return `${b} IS DISTINCT FROM ${a}`;
  return `${textSql(b, before)} IS DISTINCT FROM ${textSql(a, after)}`;
}

/** SQL of a value as text, NULL where missing or absent. */
export function textSql(quoted: string, type: ValueType | null): string {
  const code = quoted.slice(1, -1);
  return type === null ? 'CAST(NULL AS VARCHAR)' : columnText({ code, type });
}

/** SQL of how a value moved. */
export function moveSql({ before, after, b, a }: ComparedColumn): string {
  const ordered = isOrdered(before) && isOrdered(after) && isComparable(before, after);
  const moved = ordered ? `WHEN ${a} > ${b} THEN 'up' WHEN ${a} < ${b} THEN 'down'` : '';
  return `CASE WHEN ${b} IS NULL THEN 'appeared' WHEN ${a} IS NULL THEN 'disappeared' ${moved} ELSE 'other' END`;
}

/** The values before and after from a relation that has them under their own names. */
export function sidesSql(column: ComparedColumn): string {
  const { code, before, after, b, a } = column;
  const old = before === null ? 'NULL' : sqlIdentifier(beforeName(code));
  const now = after === null ? 'NULL' : sqlIdentifier(code);
  return `${old} AS ${b}, ${now} AS ${a}`;
}

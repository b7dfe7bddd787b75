import { sqlIdentifier, type EngineRow } from '@tagwright/engines';
import type { Spread } from '../impact-report.js';
import { isOrdered } from './column-form.js';
import { beforeName, textSql, type ComparedColumn } from './compared-column.js';
import type { TallySource } from './column-tally.js';

const QUANTILES = [0.05, 0.25, 0.5, 0.75, 0.95] as const;

/** How a number or date is spread before and after; null for what has no order, or is not there. */
export async function spreadsOf(
  { session, subject, work, changed, isSealed }: TallySource,
  column: ComparedColumn,
): Promise<{ readonly before: Spread | null; readonly after: Spread | null }> {
  const { kind, code } = column;
  const key = isSealed(code) ? `spread ${kind} ${subject} ${code}` : null;
  const old = isOrdered(column.before)
    ? await session.queryKept(key, spreadSql(beforeName(code), column.before, work))
    : [];
  const now = isOrdered(column.after)
    ? await session.query(
        spreadSql('value', column.after, afterSql(subject, column, work, changed)),
      )
    : [];
  return { before: spread(old[0]), after: spread(now[0]) };
}

/** Every subject's value after: that of the changed ones, and of the others the one before. */
function afterSql(
  subject: string,
  { code, before, a }: ComparedColumn,
  work: string,
  changed: string,
): string {
  const kept = before === null ? 'NULL' : `w.${sqlIdentifier(beforeName(code))}`;
  return `(SELECT CASE WHEN c.id IS NULL THEN ${kept} ELSE c.${a} END AS "value"
    FROM ${work} w LEFT JOIN ${changed} c ON c.id = w."${subject}_id")`;
}

function spreadSql(name: string, type: Parameters<typeof textSql>[1], relation: string): string {
  const column = sqlIdentifier(name);
  const quantiles = QUANTILES.map((_, index) => `q[${index + 1}] AS q${index}`);
  const texts = ['min', 'max', ...QUANTILES.map((_, index) => `q${index}`)].map(
    (each) => `${textSql(`"${each}"`, type)} AS ${sqlIdentifier(each)}`,
  );
  return `SELECT missing, ${texts.join(', ')} FROM (SELECT missing, "min", "max", ${quantiles.join(', ')} FROM (
    SELECT count(*) - count(${column}) AS missing, min(${column}) AS "min", max(${column}) AS "max",
      quantile_disc(${column}, [${QUANTILES.join(', ')}]) AS q FROM ${relation}))`;
}

function spread(row: EngineRow | undefined): Spread | null {
  if (row === undefined) return null;
  const text = (name: string): string | null => row[name] as string | null;
  return {
    missing: Number(row.missing),
    min: text('min'),
    max: text('max'),
    quantiles: QUANTILES.map((at, index) => ({ at, value: text(`q${index}`) })),
  };
}

import type { ColumnImpact, ImpactReport } from '../../../api/types.js';

/** One value with how many have it by the rule in force and by the draft; null is missing. */
export interface ValueRow {
  readonly value: string | null;
  readonly before: number;
  readonly after: number;
}

/** So many go from one value to another. */
export interface ValueMove {
  readonly from: string | null;
  readonly to: string | null;
  readonly count: number;
}

/** The counts of each value, in the order in which they are given, missing last. */
export function valueRows({ before, after }: Pick<ColumnImpact, 'before' | 'after'>): ValueRow[] {
  const rows = new Map<string | null, ValueRow>();
  const put = (value: string | null, side: 'before' | 'after', count: number): void => {
    const row = rows.get(value) ?? { value, before: 0, after: 0 };
    rows.set(value, { ...row, [side]: count });
  };
  for (const { value, count } of before) put(value, 'before', count);
  for (const { value, count } of after) put(value, 'after', count);
  const known = [...rows.values()].filter(({ value }) => value !== null);
  const missing = rows.get(null);
  return missing ? [...known, missing] : known;
}

/** Those who move, the most first. */
export function valueMoves({ figures }: Pick<ColumnImpact, 'figures'>): ValueMove[] {
  return (figures.matrix ?? [])
    .filter(({ from, to }) => from !== to)
    .toSorted((a, b) => b.count - a.count);
}

/** Everything else that changes because of the draft, most changed first. */
export function otherColumns(report: ImpactReport, code: string): readonly ColumnImpact[] {
  return [...report.tags, ...report.facts]
    .filter((column) => column.code !== code && column.changed > 0)
    .toSorted((a, b) => b.changed - a.changed);
}

export function ownColumn(report: ImpactReport, code: string): ColumnImpact | undefined {
  return [...report.tags, ...report.facts].find((column) => column.code === code);
}

import type { QuarantineCount } from '../../api/types.js';
import { readKeys, writeKeys } from '../../routing/query-keys.js';

const KEYS = ['source', 'dataset', 'reason', 'column'] as const;

/** What was set aside is narrowed to; empty means everything. It lives in the address. */
export type QuarantineFilter = Readonly<Record<(typeof KEYS)[number], string>>;

export const EVERYTHING: QuarantineFilter = { source: '', dataset: '', reason: '', column: '' };

export const readQuarantineFilter = (query: string): QuarantineFilter => readKeys(KEYS, query);

export const writeQuarantineFilter = (filter: QuarantineFilter): string => writeKeys(KEYS, filter);

export const isNarrowed = (filter: QuarantineFilter): boolean =>
  KEYS.some((key) => filter[key] !== '');

/** The lines of a summary that a filter leaves. */
export function matching(
  summary: readonly QuarantineCount[],
  filter: QuarantineFilter,
): readonly QuarantineCount[] {
  return summary.filter((line) =>
    KEYS.every((key) => filter[key] === '' || (line[key] ?? '') === filter[key]),
  );
}

/** The filter that a line of a summary stands for. */
export function filterOf({ source, dataset, reason, column }: QuarantineCount): QuarantineFilter {
  return { source, dataset, reason, column: column ?? '' };
}

export const countOf = (lines: readonly QuarantineCount[]): number =>
  lines.reduce((sum, { count }) => sum + count, 0);

/** How much was set aside for each value of a key, the most first. */
export function countsBy(
  lines: readonly QuarantineCount[],
  key: 'source' | 'dataset' | 'reason',
): readonly (readonly [string, number])[] {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line[key], (counts.get(line[key]) ?? 0) + line.count);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

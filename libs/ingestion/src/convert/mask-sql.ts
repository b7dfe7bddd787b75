import type { ColumnView } from '@tagwright/rules';

/**
 * Whether values of a column are shown to people only in part: names and numbers are; a code or a
 * yes-no of a surrogate id tells nobody who it is.
 */
export function isMasked({ pii, type }: Pick<ColumnView, 'pii' | 'type'>): boolean {
  if (pii === 'direct' || pii === 'sensitive') return true;
  return pii === 'indirect' && type.kind !== 'code' && type.kind !== 'boolean';
}

/** A text of which only the first character and the rough length remain. */
export function maskSql(text: string): string {
  return `(left(${text}, 1) || repeat('*', least(greatest(length(${text}) - 1, 0), 20)::INTEGER))`;
}

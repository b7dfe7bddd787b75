import type { PiiClass } from '@tagwright/rules';

/** Whether values of a column are shown to people only in part. */
export function isMasked(pii: PiiClass): boolean {
  return pii === 'direct' || pii === 'indirect' || pii === 'sensitive';
}

/** A text of which only the first character and the rough length remain. */
export function maskSql(text: string): string {
  return `(left(${text}, 1) || repeat('*', least(greatest(length(${text}) - 1, 0), 20)::INTEGER))`;
}

/** Levels of the churn warning, from good to bad. */
const CHURN = ['normal', 'raised', 'serious', 'very_serious'];

/**
 * The level that a reader asks about: of a customer in danger the one before danger, of another the
 * next worse one. Empty of a level that is not known.
 */
export function wantedChurn(value: unknown): string {
  if (typeof value !== 'string' || !CHURN.includes(value)) return '';
  return value === 'normal' ? 'raised' : 'normal';
}

/** How bad a level is, for its colour: 0 is good; null is not known. */
export function churnDegree(value: unknown): number | null {
  const degree = typeof value === 'string' ? CHURN.indexOf(value) : -1;
  return degree < 0 ? null : degree;
}

/**
 * Decimals up to which a score of at most four decimals is provably the same in every engine; see
 * ADR 0012. Beyond, a sum may lie too close to a boundary of rounding for floating point.
 */
export const LOGISTIC_LIMITS = { weightScale: 6, scale: 4 } as const;

/** Sums beyond give 0 or 1 at four decimals; keeping to them, e^−x stays a usual number. */
export const LOGISTIC_RANGE = 20;

/**
 * 1 ÷ (1 + e^−x), rounded half up to `scale` decimals, as a scaled integer. No sum of `weightScale`
 * decimals comes near a boundary of rounding, compared with what floating point may be off: so the
 * result is exact, here as in SQL.
 * @param sum as an integer scaled by `weightScale`
 */
export function logistic(sum: number, weightScale: number, scale: number): number {
  const unit = 10 ** weightScale;
  const most = LOGISTIC_RANGE * unit;
  const x = Math.min(most, Math.max(-most, sum)) / unit;
  return Math.floor(10 ** scale / (1 + Math.exp(-x)) + 0.5);
}

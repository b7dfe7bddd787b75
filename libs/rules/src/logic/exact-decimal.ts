const PLAIN_NUMBER = /^([-+]?)(\d+)(?:\.(\d+))?$/;

/** A number as written, exact: digits × 10^-scale. Undefined unless it is plain (no exponent). */
export function parsePlainNumber(text: string): { digits: bigint; scale: number } | undefined {
  const match = PLAIN_NUMBER.exec(text);
  if (match === null || text.length > 40) return undefined;
  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2] ?? ''}${fraction}`);
  return { digits: match[1] === '-' ? -digits : digits, scale: fraction.length };
}

/** 10^exponent. */
export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** Whether a scaled number can be held by facts: its integer is within ±(2^53 − 1). */
export function isSafe(digits: bigint): boolean {
  return digits <= BigInt(Number.MAX_SAFE_INTEGER) && digits >= BigInt(Number.MIN_SAFE_INTEGER);
}

/** A scaled integer as people write it: 1234 at scale 2 is "12.34". */
export function formatScaled(digits: number, scale: number): string {
  const text = String(Math.abs(digits)).padStart(scale + 1, '0');
  const sign = digits < 0 ? '-' : '';
  if (scale === 0) return `${sign}${text}`;
  return `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
}

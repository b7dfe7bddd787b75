/** Decimals of the fixed-point numbers here. */
const DIGITS = 50;
const ONE = 10n ** BigInt(DIGITS);
/** What the last digits may be off after a few hundred truncated operations. */
const DOUBT = 10n ** 6n;

/** 2 · atanh(z) = ln((1 + z) / (1 − z)) for |z| ≤ 1/3. */
function doubleAtanh(z: bigint): bigint {
  const square = (z * z) / ONE;
  let power = z;
  let sum = 0n;
  for (let n = 1n; power !== 0n; n += 2n) {
    sum += power / n;
    power = (power * square) / ONE;
  }
  return 2n * sum;
}

/** ln 2, from (1 + 1/3) / (1 − 1/3). */
const LN2 = doubleAtanh(ONE / 3n);

/** The natural logarithm of over ÷ under, in fixed point. */
function logarithm(over: bigint, under: bigint): bigint {
  let [a, b, halvings] = [over, under, 0n];
  for (; a > b; b *= 2n) halvings += 1n;
  for (; 2n * a < b; a *= 2n) halvings -= 1n;
  return halvings * LN2 + doubleAtanh(((a - b) * ONE) / (a + b));
}

/** The sum from which on 1 ÷ (1 + e^−x) rounds to `k`, and how far whole steps are from it. */
export interface LogisticStep {
  /** The first scaled sum that rounds to at least `k`. */
  readonly first: bigint;
  /** 10^scale · the difference that the nearest scaled sums make in the probability, at least. */
  readonly margin: number;
}

/**
 * For k = 1 … 10^scale the exact place where rounding goes from k − 1 to k: the logit of
 * (k − ½) ÷ 10^scale. It is irrational, since the logarithm of a rational number other than 1 is;
 * so no sum of finitely many decimals ever lies on it.
 */
export function logisticSteps(weightScale: number, scale: number): LogisticStep[] {
  const whole = 2n * 10n ** BigInt(scale);
  const unit = 10n ** BigInt(weightScale);
  return Array.from({ length: 10 ** scale }, (_, index) => {
    const over = 2n * BigInt(index + 1) - 1n;
    const place = logarithm(over, whole - over) * unit;
    const below = place / ONE - (place < 0n ? 1n : 0n);
    const [left, right] = [place - below * ONE, (below + 1n) * ONE - place];
    const nearest = left < right ? left : right;
    if (nearest < DOUBT * unit) throw new RangeError('More digits are needed.');
    const q = Number(over) / Number(whole);
    const distance = Number(nearest) / Number(ONE) / Number(unit);
    return { first: below + 1n, margin: 10 ** scale * q * (1 - q) * distance };
  });
}

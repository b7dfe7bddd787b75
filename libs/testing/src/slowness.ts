/** Seconds that a hundred million steps take on a core that a test may have for itself. */
const USUAL = 0.5;

/**
 * How much slower than usual this machine is just now, at least 1: a bound in seconds holds at the usual
 * speed, and other suites use the same cores.
 *
 * @param seconds what counts the seconds: the clock, or the processor's time
 */
export function slowness(seconds: () => number): number {
  const start = seconds();
  let sum = 0;
  for (let step = 0; step < 1e8; step += 1) sum = (sum * 31 + step) | 0;
  if (Number.isNaN(sum)) throw new TypeError('The steps must not be left out.');
  return Math.max(1, (seconds() - start) / USUAL);
}

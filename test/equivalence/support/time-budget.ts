/**
 * Whether a property may go on: always for its first `least` runs, then until the time is used up.
 * A busy machine so draws fewer cases instead of running into the suite's time limit.
 */
export function timeBudget(milliseconds: number, least = 1): () => boolean {
  const end = performance.now() + milliseconds;
  let runs = 0;
  return () => {
    runs += 1;
    return runs <= least || performance.now() < end;
  };
}

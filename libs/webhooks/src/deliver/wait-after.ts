import type { DeliveryTimes } from '../webhook-settings.js';

/**
 * Seconds until the next attempt after so many failures in a row: twice as long each time up to a
 * bound, of which a part is drawn, so that those who failed together do not come back together.
 * @param drawn from 0 to 1
 */
export function waitAfter(
  failures: number,
  { firstWait, longestWait }: Pick<DeliveryTimes, 'firstWait' | 'longestWait'>,
  drawn: number,
): number {
  const whole = Math.min(longestWait, firstWait * 2 ** Math.max(0, failures - 1));
  return whole / 2 + (whole / 2) * drawn;
}

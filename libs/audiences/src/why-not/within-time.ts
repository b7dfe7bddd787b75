import { setImmediate } from 'node:timers/promises';

/**
 * Lets everybody else be served, and says whether so many milliseconds are not over yet: a long
 * search asks it every now and then.
 */
export function withinTime(milliseconds: number): () => Promise<boolean> {
  const end = performance.now() + milliseconds;
  return async () => {
    await setImmediate();
    return performance.now() < end;
  };
}

import type { DemoContext } from '../context.js';
import { scrambledKey } from '../random/scrambled-key.js';

export const DMS = 'dealer_management';

/** SQL of a person's customer number; a duplicated person has one per copy. */
export function customerNumber({ draws }: DemoContext, person: string, copy = '0'): string {
  return scrambledKey(draws, 'dms.customer', 'C', `${person} * 2 + ${copy}`);
}

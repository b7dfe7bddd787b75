import type { Draws } from './draw.js';

const RANGE = 1_000_000_000;
/** Coprime to the range: different indexes below 10^9 keep different keys. */
const STEP = 73_687_871;

/** SQL of a system's own key for `index`: prefix and nine digits, unique, in no visible order. */
export function scrambledKey(draws: Draws, salt: string, prefix: string, index: string): string {
  const offset = draws.constantBelow(`key.${salt}`, RANGE);
  return `'${prefix}' || lpad(CAST(((${index})::BIGINT * ${STEP} + ${offset}) % ${RANGE} AS VARCHAR), 9, '0')`;
}

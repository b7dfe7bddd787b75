import type { Draws } from '../random/draw.js';

const PREFIXES = [
  '133',
  '135',
  '136',
  '138',
  '139',
  '150',
  '152',
  '158',
  '159',
  '177',
  '186',
  '188',
];
const RANGE = 100_000_000;
/** Coprime to the range, so that no two persons below 10^8 share a number. */
const STEP = 48_271;

/** SQL of a person's mobile: 11 digits, unique per index. */
export function mobileOf(draws: Draws, index: string): string {
  const offset = draws.constantBelow('person.mobile', RANGE);
  const prefix = draws.pick(
    'person.mobile-prefix',
    index,
    PREFIXES.map((p) => [p, 1]),
  );
  return `${prefix} || lpad(CAST((${index} * ${STEP} + ${offset}) % ${RANGE} AS VARCHAR), 8, '0')`;
}

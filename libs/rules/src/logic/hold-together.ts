import { canonicalJson } from '@tagwright/kernel';
import type { LeafCondition } from '../ast/condition.js';
import type { FactValue, Literal } from '../ast/value.js';
import { OPERATORS, matches } from '../operators/operators.js';
import { withNeighbours } from './value-neighbours.js';

/** Beyond so many codes in two cells, their sets are not tried out any more. */
const MOST_CODES = 10;
/** For the leaves of one condition. */
const ENOUGH_LOOKS = 100_000;
/** Stands for any code or text that no condition names; no code holds such a character. */
const OTHER = '\u0001';

/** Looks at a leaf that may still be taken. */
export interface Looks {
  remaining: number;
}

/** Whether two cells, by their places, may both hold; undefined when the looks ran out. */
export type HoldTogether = (left: number, right: number) => boolean | undefined;

/**
 * Which cells over one input may hold together: `false` is a proof that no value meets all leaves
 * of both. Only values at and beside the literals need trying, since a leaf changes its answer
 * nowhere else; each cell is tried once on the values of all of them, where these can be listed.
 */
export function cellsTogether(
  cells: readonly (readonly LeafCondition[])[],
  looks: Looks,
): HoldTogether {
  const values = candidates(cells.flat());
  if (values === undefined) {
    return (left, right) => pairTogether(cells[left] ?? [], cells[right] ?? [], looks);
  }
  const found = new Map<string, Uint32Array | undefined>();
  const regions = cells.map((leaves) => {
    const key = canonicalJson(leaves);
    if (!found.has(key)) found.set(key, metBy(leaves, values, looks));
    return found.get(key);
  });
  return (left, right) => {
    const [own, other] = [regions[left], regions[right]];
    return own && other && own.some((bits, index) => (bits & (other[index] ?? 0)) !== 0);
  };
}

/** Whether some value may meet all leaves over one input; true where too many had to be tried. */
export function mayHoldTogether(leaves: readonly LeafCondition[]): boolean {
  return pairTogether(leaves, [], { remaining: ENOUGH_LOOKS }) !== false;
}

function pairTogether(
  left: readonly LeafCondition[],
  right: readonly LeafCondition[],
  looks: Looks,
): boolean | undefined {
  const leaves = [...left, ...right];
  const values = candidates(leaves);
  if (values === undefined) return true;
  if (!spend(looks, leaves, values)) return undefined;
  return values.some((value) => leaves.every((leaf) => meets(leaf, value)));
}

/** The values that meet all leaves, one bit each. */
function metBy(
  leaves: readonly LeafCondition[],
  values: readonly FactValue[],
  looks: Looks,
): Uint32Array | undefined {
  if (!spend(looks, leaves, values)) return undefined;
  const bits = new Uint32Array(Math.ceil(values.length / 32));
  values.forEach((value, index) => {
    if (!leaves.every((leaf) => meets(leaf, value))) return;
    bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
  });
  return bits;
}

function spend(
  looks: Looks,
  leaves: readonly LeafCondition[],
  values: readonly FactValue[],
): boolean {
  const needed = leaves.length * values.length;
  if (needed > looks.remaining) return false;
  looks.remaining -= needed;
  return true;
}

/** What depends on the run's moment may hold for any known value. */
function meets({ operator, operand }: LeafCondition, value: FactValue): boolean {
  if (operand.shape === 'length') return value !== null;
  return matches(operator, value, operand);
}

function literalsOf({ operand }: LeafCondition): Literal[] {
  switch (operand.shape) {
    case 'one':
      return [operand.value];
    case 'range':
      return [operand.from, operand.to];
    case 'list':
      return [...operand.values];
    case 'none':
    case 'length':
      return [];
  }
}

/** One value of each region that the leaves tell apart; undefined when they are too many. */
function candidates(leaves: readonly LeafCondition[]): FactValue[] | undefined {
  const type = leaves[0]?.type;
  const literals = [...new Set(leaves.flatMap((leaf) => literalsOf(leaf)))];
  switch (type?.kind) {
    case undefined:
      return undefined;
    case 'integer':
    case 'decimal':
      return unlike([null, 0, ...withNeighbours(literals, type)]);
    case 'date':
      return unlike([null, '2000-01-01', ...withNeighbours(literals, type)]);
    case 'timestamp':
      return unlike([null, '2000-01-01T00:00:00.000000Z', ...withNeighbours(literals, type)]);
    case 'boolean':
      return [null, true, false];
    case 'codes':
      return setsOf(new Set(literals.map(String)));
    case 'text':
    case 'code':
      return textCandidates(leaves, literals);
    case 'id':
      return [null, 1];
  }
}

function unlike(values: readonly FactValue[]): FactValue[] {
  return [...new Set(values)];
}

/** A leaf that lists its texts leaves no others; affixes and forms alone have too many. */
function textCandidates(
  leaves: readonly LeafCondition[],
  literals: readonly Literal[],
): FactValue[] | undefined {
  const isListed = leaves.some(({ operator }) => operator === 'equal' || operator === 'in');
  const isOpen = leaves.some(({ operator }) => {
    return ['text', 'pattern'].includes(OPERATORS[operator].operand);
  });
  return isOpen && !isListed ? undefined : [null, OTHER, ...literals];
}

/** Every set of the codes, with and without a code that no leaf names, and no set at all. */
function setsOf(codes: ReadonlySet<string>): FactValue[] | undefined {
  if (codes.size > MOST_CODES) return undefined;
  let sets: string[][] = [[]];
  for (const code of [...codes, OTHER]) sets = sets.flatMap((set) => [set, [...set, code]]);
  return [null, ...sets];
}

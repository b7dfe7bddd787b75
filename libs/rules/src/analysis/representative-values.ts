import type { FactValue, Literal } from '../ast/value.js';
import { codesOf, type ValueDomain } from './value-domain.js';
import type { CatalogView } from '../catalog-view.js';
import { withNeighbours } from '../logic/value-neighbours.js';

/** Subsets of more codes than this are not enumerated. */
const MOST_CODES_OF_A_SET = 6;

/**
 * One known value for every region that the cuts divide the domain into, in order; undefined when
 * there are too many regions to list.
 */
export function representativeValues(
  cuts: readonly Literal[],
  domain: ValueDomain,
  catalog: CatalogView,
): readonly FactValue[] | undefined {
  const { type, values } = domain;
  switch (type.kind) {
    case 'integer':
    case 'decimal':
    case 'date':
    case 'timestamp':
      return values ?? orderedValues(cuts, domain);
    case 'boolean':
      return values ?? [true, false];
    case 'text':
      return values ?? [...new Set(cuts), otherText(cuts)];
    case 'code':
      return someCodes(cuts, values ?? []);
    case 'codes':
      return setsOf(cuts, codesOf(type.list, catalog));
    case 'id':
      return [1];
    default:
      return undefined;
  }
}

/** Each cut and the values right beside it. */
function orderedValues(cuts: readonly Literal[], { type, min, max }: ValueDomain): Literal[] {
  const found = new Set(withNeighbours(cuts, type));
  if (min !== undefined) found.add(min);
  if (max !== undefined) found.add(max);
  if (found.size === 0) found.add(typeOrigin(type.kind));
  // Only numbers have bounds.
  const inside = (value: Literal) =>
    typeof value !== 'number' ||
    ((min === undefined || value >= min) && (max === undefined || value <= max));
  return [...found].filter(inside).sort((a, b) => (a < b ? -1 : 1));
}

function typeOrigin(kind: string): Literal {
  if (kind === 'date') return '2026-01-01';
  return kind === 'timestamp' ? '2026-01-01T00:00:00.000000Z' : 0;
}

/** The named codes that exist, and one that is not named, if there is one. */
function someCodes(cuts: readonly Literal[], values: readonly Literal[]): Literal[] {
  const mentioned = new Set(cuts);
  const named = values.filter((code) => mentioned.has(code));
  const other = values.find((code) => !mentioned.has(code));
  return other === undefined ? named : [...named, other];
}

function setsOf(cuts: readonly Literal[], codes: readonly string[]): FactValue[] | undefined {
  const named = someCodes(cuts, codes).map(String);
  if (named.length > MOST_CODES_OF_A_SET) return undefined;
  const sets = Array.from({ length: 2 ** named.length }, (_, bits) =>
    named.filter((_code, index) => (bits & (1 << index)) !== 0),
  );
  return sets.map((set) => set.toSorted());
}

/** A text that is none of the named ones. */
function otherText(cuts: readonly Literal[]): string {
  let text = 'other';
  while (cuts.includes(text)) text += "'";
  return text;
}

import { maskedFacts, maskedValue, type MaskedFacts } from '@tagwright/audiences';
import type { FactValue } from '@tagwright/rules';
import type { Side } from '../compare/side.js';
import type { ChangedMember, ColumnFigures, DecidingLeaf, Spread } from '../impact-report.js';

/** The facts that are personal on either side: a report is read by many, and kept for ever. */
export function maskedOnEitherSide(...sides: readonly Side[]): MaskedFacts {
  return new Set(sides.flatMap(({ set }) => [...maskedFacts(set)]));
}

/** Figures without the least and the greatest value, each of which is one person's. */
export function withoutExtremes(figures: ColumnFigures): ColumnFigures {
  if (figures.form !== 'numbers') return figures;
  const inner = (spread: Spread | null) => spread && { ...spread, min: null, max: null };
  return { ...figures, before: inner(figures.before), after: inner(figures.after) };
}

/** Comparisons without the personal values that they saw. */
export function maskLeaves(leaves: readonly DecidingLeaf[], masked: MaskedFacts): DecidingLeaf[] {
  return leaves.map((leaf) => {
    const { before, after } = leaf.actual;
    return masked.has(leaf.code)
      ? { ...leaf, actual: { before: shown(before), after: shown(after) } }
      : leaf;
  });
}

/** Vehicles and leads without the personal values that were gathered from them. */
export function maskMembers(
  members: readonly ChangedMember[],
  masked: MaskedFacts,
): ChangedMember[] {
  return members.map((member) => {
    const { code, before, after } = member;
    return masked.has(code) ? { ...member, before: shown(before), after: shown(after) } : member;
  });
}

/** Values are as JSON has them already: decimals have their point. */
function shown(value: FactValue): string | null {
  return maskedValue(value, { kind: 'text' });
}

import { canonicalJson } from '@tagwright/kernel';
import type { CasesRule } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import type { Prover } from './prover.js';

/** Two rows of a table that hold at once and disagree about the value. */
interface RowOverlap {
  readonly first: number;
  readonly second: number;
  /** Absent when whether they meet hangs on an operator that the analysis cannot see through. */
  readonly example?: ReadonlyMap<string, FactValue>;
}

/** For each row the first earlier one that can hold together with it and gives another value. */
export function rowOverlaps(rule: CasesRule, prover: Prover): readonly RowOverlap[] {
  const overlaps: RowOverlap[] = [];
  const values = rule.cases.map(({ value }) => canonicalJson(value));
  for (let second = 1; second < values.length; second += 1) {
    for (let first = 0; first < second; first += 1) {
      if (values[first] === values[second]) continue;
      const found = prover.holdBoth(first, second);
      if (found.kind !== 'found') continue;
      const { example } = found;
      overlaps.push({ first, second, ...(example && { example }) });
      break;
    }
  }
  return overlaps;
}

import { canonicalJson } from '@tagwright/kernel';
import type { CasesRule } from '../ast/tag-definition.js';
import type { Found } from './find-inputs.js';
import type { Prover } from './prover.js';

/** Whether some input makes a case give its value, and if none does, why. */
export type CaseReach =
  | { readonly kind: 'reached' }
  | { readonly kind: 'undecided' }
  /** It asks exactly what an earlier case asks. */
  | { readonly kind: 'duplicate'; readonly of: number }
  /** No input makes it true. */
  | { readonly kind: 'contradictory' }
  /** Whenever it is true one of these earlier cases is true as well. */
  | { readonly kind: 'shadowed'; readonly by: readonly number[] };

/** Which parts of a rule can give the value. */
export interface RuleReach {
  readonly cases: readonly CaseReach[];
  readonly otherwise: Found;
  readonly unknown: Found;
}

/** The reach of every case, of `else` and of `unknown`; the prover's conditions are the cases'. */
export function ruleReach(rule: CasesRule, prover: Prover): RuleReach {
  const twins = firstTwins(rule);
  return {
    cases: rule.cases.map((_, index) => caseReach(rule, index, twins[index] ?? index, prover)),
    otherwise: prover.noneHolds(),
    unknown: prover.noneIsCertain(),
  };
}

function caseReach(rule: CasesRule, index: number, twin: number, prover: Prover): CaseReach {
  if (twin < index) return { kind: 'duplicate', of: twin };
  const alone = prover.holds(index);
  if (alone.kind === 'none') return { kind: 'contradictory' };
  if (alone.kind === 'undecided') return { kind: 'undecided' };
  if (rule.collect) return { kind: 'reached' };
  const earlier = Array.from({ length: index }, (_, each) => each);
  const first = prover.holdsWithout(index, earlier);
  if (first.kind === 'found') return { kind: 'reached' };
  if (first.kind === 'undecided') return { kind: 'undecided' };
  return { kind: 'shadowed', by: fewest(index, earlier, prover) };
}

/** Without one that is not needed to shadow the case, from the last to the first. */
function fewest(index: number, earlier: readonly number[], prover: Prover): readonly number[] {
  let needed = earlier;
  for (const each of earlier.toReversed()) {
    const fewer = needed.filter((other) => other !== each);
    if (prover.holdsWithout(index, fewer).kind === 'none') needed = fewer;
  }
  return needed;
}

/** The first case with the same condition; when cases are collected, with the same value too. */
function firstTwins({ cases, collect }: CasesRule): number[] {
  const seen = new Map<string, number>();
  return cases.map(({ when, value }, index) => {
    const key = canonicalJson(collect ? [when, value] : when);
    const first = seen.get(key) ?? index;
    seen.set(key, first);
    return first;
  });
}

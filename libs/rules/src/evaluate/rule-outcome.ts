import type { CasesRule, ScorecardInput, ScorecardRule } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import { allOf, type State } from '../logic/condition-state.js';

/** Which part of a rule gave the value. */
export type OutcomeSource = 'case' | 'else' | 'unknown';

export interface CasesOutcome {
  readonly value: FactValue;
  readonly from: OutcomeSource;
  /** The cases that gave the value: one, or all TRUE ones of a rule that collects. */
  readonly cases: readonly number[];
}

/** The value of listed cases whose states are known. */
export function casesOutcome(rule: CasesRule, states: readonly State[]): CasesOutcome {
  const hits = states.flatMap((state, index) => (state === 'true' ? [index] : []));
  const [first] = hits;
  if (first !== undefined && rule.collect) {
    return { value: collected(rule, hits), from: 'case', cases: hits };
  }
  if (first !== undefined) {
    return { value: rule.cases[first]?.value ?? null, from: 'case', cases: [first] };
  }
  return states.includes('unknown')
    ? { value: rule.unknown, from: 'unknown', cases: [] }
    : { value: rule.otherwise, from: 'else', cases: [] };
}

function collected(rule: CasesRule, hits: readonly number[]): readonly string[] {
  const codes = hits.flatMap((index) => rule.cases[index]?.value ?? []);
  return [...new Set(codes.map(String))].sort();
}

export interface LineOutcome {
  /** `null` makes the whole score missing. */
  readonly points: number | null;
  readonly from: 'bin' | 'otherwise' | 'missing';
  readonly bin?: number;
}

/** The points of one line of a scorecard whose bins' states are known. */
export function lineOutcome(input: ScorecardInput, states: readonly State[]): LineOutcome {
  const bin = states.indexOf('true');
  if (bin >= 0) return { points: input.bins[bin]?.points ?? null, from: 'bin', bin };
  const none = allOf(states.map((state) => (state === 'false' ? 'true' : 'unknown')));
  return none === 'true'
    ? { points: input.otherwise, from: 'otherwise' }
    : { points: input.missing ?? null, from: 'missing' };
}

/** The score of lines whose points are known. */
export function scoreOf(rule: ScorecardRule, points: readonly (number | null)[]): number | null {
  let score = rule.constant;
  for (const each of points) {
    if (each === null) return null;
    score += each;
  }
  const { clamp } = rule;
  return clamp === undefined ? score : Math.min(clamp.max, Math.max(clamp.min, score));
}

import type {
  CasesRule,
  ScorecardInput,
  ScorecardRule,
  TreeNode,
  TreeRule,
  TreeSplit,
} from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import { allOf, type State } from '../logic/condition-state.js';
import { logistic } from '../logic/logistic.js';

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

/** The sum of lines whose points are known, within its bounds; missing when a line has none. */
export function scoreSum(rule: ScorecardRule, points: readonly (number | null)[]): number | null {
  let score = rule.constant;
  for (const each of points) {
    if (each === null) return null;
    score += each;
  }
  const { clamp } = rule;
  return clamp === undefined ? score : Math.min(clamp.max, Math.max(clamp.min, score));
}

export interface ScoreOutcome {
  readonly value: FactValue;
  /** What the bands look at: the sum, or the probability that it stands for. */
  readonly score: number | null;
  /** The band that gave the value; one more than the last `below` for the rest. */
  readonly band?: number;
}

/** The value of a scorecard whose sum is known. */
export function scoreOutcome(rule: ScorecardRule, sum: number | null): ScoreOutcome {
  const { weightScale = 0, logisticScale, bands } = rule;
  const score =
    sum === null || logisticScale === undefined ? sum : logistic(sum, weightScale, logisticScale);
  if (bands === undefined) return { value: score, score };
  if (score === null) return { value: bands.unknown, score };
  const found = bands.bands.findIndex(({ below }) => score < below);
  const band = found < 0 ? bands.bands.length : found;
  return { value: bands.bands[band]?.value ?? bands.last, score, band };
}

/** Which way a tree goes at a node. */
export type Branch = 'then' | 'else' | 'unknown';

/** The way that a node goes by what its condition is. */
export const BRANCHES: Readonly<Record<State, Branch>> = {
  true: 'then',
  false: 'else',
  unknown: 'unknown',
};

export interface TreeStep {
  readonly split: TreeSplit;
  readonly state: State;
  readonly branch: Branch;
}

/** The way through a tree, node by node, and the value at its end. */
export function treeOutcome(
  rule: TreeRule,
  stateOf: (split: TreeSplit) => State,
): { readonly value: FactValue; readonly steps: readonly TreeStep[] } {
  const steps: TreeStep[] = [];
  let node: TreeNode | undefined = rule.root;
  while (node?.kind === 'split') {
    const state = stateOf(node);
    const branch = BRANCHES[state];
    steps.push({ split: node, state, branch });
    node =
      branch === 'then' ? node.whenTrue : branch === 'else' ? node.whenFalse : node.whenUnknown;
  }
  return { value: node === undefined ? rule.unknown : node.value, steps };
}

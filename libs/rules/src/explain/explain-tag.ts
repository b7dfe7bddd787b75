import type { Condition } from '../ast/condition.js';
import type {
  CasesRule,
  RollupRule,
  ScorecardInput,
  ScorecardRule,
  TagDefinition,
} from '../ast/tag-definition.js';
import { casesOutcome, lineOutcome, scoreOf } from '../evaluate/rule-outcome.js';
import { conditionState, type Values } from '../logic/condition-state.js';
import type {
  CasesExplanation,
  ExplainedCondition,
  ExplainedLine,
  Explanation,
  RollupExplanation,
  ScorecardExplanation,
} from './explanation.js';

/**
 * Why a tag has its value for these inputs: case by case and leaf by leaf, in the shape in which
 * the rule was written. The value of a rollup is taken from `values` by the tag's code.
 */
export function explainTag(tag: TagDefinition, values: Values): Explanation {
  const { rule, code } = tag;
  switch (rule.kind) {
    case 'rule':
    case 'table':
      return explainCases(code, rule, values);
    case 'scorecard':
      return explainScorecard(code, rule, values);
    case 'rollup':
      return explainRollup(code, rule, values);
  }
}

/** A condition with the state of each of its parts. */
export function explainCondition(condition: Condition, values: Values): ExplainedCondition {
  const state = conditionState(condition, values);
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const conditions = condition.conditions.map((inner) => explainCondition(inner, values));
      return { kind: condition.kind, state, conditions };
    }
    case 'not':
      return { kind: 'not', state, condition: explainCondition(condition.condition, values) };
    case 'leaf': {
      const { reference, type, operator, operand } = condition;
      const actual = values.get(reference.code) ?? null;
      return { kind: 'leaf', state, reference, type, operator, expected: operand, actual };
    }
  }
}

function explainCases(tag: string, rule: CasesRule, values: Values): CasesExplanation {
  const explained = rule.cases.map(({ when }) => explainCondition(when, values));
  const outcome = casesOutcome(
    rule,
    explained.map((when) => when.state),
  );
  const cases = explained.map((when, index) => ({
    state: when.state,
    value: rule.cases[index]?.value ?? null,
    when,
    applied: outcome.cases.includes(index),
  }));
  return { kind: rule.kind, tag, value: outcome.value, from: outcome.from, cases };
}

function explainScorecard(tag: string, rule: ScorecardRule, values: Values): ScorecardExplanation {
  const lines = rule.inputs.map((input) => explainLine(input, values));
  const points = lines.map((line) => line.points);
  const { constant, clamp } = rule;
  const sum = scoreOf({ kind: 'scorecard', inputs: rule.inputs, constant }, points);
  const value = scoreOf(rule, points);
  return { kind: 'scorecard', tag, value, constant, lines, sum, ...(clamp && { clamp }) };
}

function explainLine(input: ScorecardInput, values: Values): ExplainedLine {
  const { kind, code, type } = input;
  const bins = input.bins.map(({ when, points }) => ({
    when: explainCondition(when, values),
    points,
  }));
  const outcome = lineOutcome(
    input,
    bins.map((bin) => bin.when.state),
  );
  return { reference: { kind, code }, type, actual: values.get(code) ?? null, ...outcome, bins };
}

function explainRollup(tag: string, { rollup }: RollupRule, values: Values): RollupExplanation {
  const { of, input } = rollup;
  const reference = input && { input: { kind: input.kind, code: input.code } };
  return { kind: 'rollup', tag, value: values.get(tag) ?? null, of, ...reference };
}

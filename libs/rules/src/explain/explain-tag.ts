import type { Condition } from '../ast/condition.js';
import type {
  CasesRule,
  RollupRule,
  ScorecardInput,
  ScorecardRule,
  TagDefinition,
  TreeRule,
} from '../ast/tag-definition.js';
import {
  casesOutcome,
  lineOutcome,
  scoreOutcome,
  scoreSum,
  treeOutcome,
} from '../evaluate/rule-outcome.js';
import { conditionState, type Values } from '../logic/condition-state.js';
import type { Moment } from '../time/run-time.js';
import type {
  CasesExplanation,
  ExplainedCondition,
  ExplainedLine,
  Explanation,
  RollupExplanation,
  ScorecardExplanation,
  TreeExplanation,
} from './explanation.js';

/**
 * Why a tag has its value for these inputs: case by case and leaf by leaf, in the shape in which
 * the rule was written. The value of a rollup or an imported label is taken from `values` by the
 * tag's code.
 * @throws DomainError `time_needed` when the rule looks at time and there is no moment.
 */
export function explainTag(tag: TagDefinition, values: Values, run: Moment): Explanation {
  const { rule, code } = tag;
  switch (rule.kind) {
    case 'rule':
    case 'table':
      return explainCases(code, rule, values, run);
    case 'scorecard':
      return explainScorecard(code, rule, values, run);
    case 'tree':
      return explainTree(code, rule, values, run);
    case 'value': {
      const { kind, code: input } = rule.input;
      return {
        kind: 'value',
        tag: code,
        value: values.get(input) ?? null,
        input: { kind, code: input },
      };
    }
    case 'imported':
      return { kind: 'imported', tag: code, value: values.get(code) ?? null, label: rule.label };
    case 'rollup':
      return explainRollup(code, rule, values);
  }
}

/** A condition with the state of each of its parts. */
export function explainCondition(
  condition: Condition,
  values: Values,
  run: Moment,
): ExplainedCondition {
  const state = conditionState(condition, values, run);
  switch (condition.kind) {
    case 'all':
    case 'any': {
      const conditions = condition.conditions.map((inner) => explainCondition(inner, values, run));
      return { kind: condition.kind, state, conditions };
    }
    case 'not':
      return { kind: 'not', state, condition: explainCondition(condition.condition, values, run) };
    case 'leaf': {
      const { reference, type, operator, operand } = condition;
      const actual = values.get(reference.code) ?? null;
      return { kind: 'leaf', state, reference, type, operator, expected: operand, actual };
    }
  }
}

function explainCases(tag: string, rule: CasesRule, values: Values, run: Moment): CasesExplanation {
  const explained = rule.cases.map(({ when }) => explainCondition(when, values, run));
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

function explainScorecard(
  tag: string,
  rule: ScorecardRule,
  values: Values,
  run: Moment,
): ScorecardExplanation {
  const lines = rule.inputs.map((input) => explainLine(input, values, run));
  const points = lines.map((line) => line.points);
  const { inputs, constant, clamp } = rule;
  const sum = scoreSum({ kind: 'scorecard', inputs, constant }, points);
  const outcome = scoreOutcome(rule, scoreSum(rule, points));
  return { kind: 'scorecard', tag, constant, lines, sum, ...outcome, ...(clamp && { clamp }) };
}

function explainTree(tag: string, rule: TreeRule, values: Values, run: Moment): TreeExplanation {
  const outcome = treeOutcome(rule, ({ when }) => conditionState(when, values, run));
  const steps = outcome.steps.map(({ split, branch }) => {
    return { when: explainCondition(split.when, values, run), branch };
  });
  return { kind: 'tree', tag, value: outcome.value, steps };
}

function explainLine(input: ScorecardInput, values: Values, run: Moment): ExplainedLine {
  const { kind, code, type } = input;
  const bins = input.bins.map(({ when, points }) => ({
    when: explainCondition(when, values, run),
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

import type { ScorecardRule, TagDefinition } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import { conditionState, type Values } from '../logic/condition-state.js';
import type { Moment } from '../time/run-time.js';
import { casesOutcome, lineOutcome, scoreOutcome, scoreSum, treeOutcome } from './rule-outcome.js';

/**
 * The value of a tag straight from three-valued logic: the same as `evaluateTag`, without a rule
 * engine, for whoever tries thousands of inputs. The value of a rollup or an imported label is
 * taken from `values` by the tag's code.
 * @throws DomainError `time_needed` when the rule looks at time and there is no moment.
 */
export function tagValue({ code, rule }: TagDefinition, values: Values, run: Moment): FactValue {
  switch (rule.kind) {
    case 'rule':
    case 'table': {
      const states = rule.cases.map(({ when }) => conditionState(when, values, run));
      return casesOutcome(rule, states).value;
    }
    case 'scorecard':
      return scoreOutcome(rule, scoreSum(rule, linePoints(rule, values, run))).value;
    case 'tree':
      return treeOutcome(rule, ({ when }) => conditionState(when, values, run)).value;
    case 'value':
      return values.get(rule.input.code) ?? null;
    case 'rollup':
    case 'imported':
      return values.get(code) ?? null;
  }
}

function linePoints(rule: ScorecardRule, values: Values, run: Moment): (number | null)[] {
  return rule.inputs.map((input) => {
    const states = input.bins.map(({ when }) => conditionState(when, values, run));
    return lineOutcome(input, states).points;
  });
}

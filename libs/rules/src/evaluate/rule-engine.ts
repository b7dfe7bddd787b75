import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Condition } from '../ast/condition.js';
import type { FactValue } from '../ast/value.js';
import { conditionLeaves } from '../graph/condition-leaves.js';
import type { State, Values } from '../logic/condition-state.js';
import { falseForm, trueForm } from '../logic/negate.js';
import type { KnownOperand } from '../operators/known-operand.js';
import { operandAt } from '../operators/operand-at.js';
import { ALL_OPERATORS, matches } from '../operators/operators.js';
import type { Moment } from '../time/run-time.js';

/** What json-rules-engine brings along; none of it treats a missing value as we do. */
const STOCK_OPERATORS = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
];
const STOCK_DECORATORS = ['someFact', 'someValue', 'everyFact', 'everyValue', 'swap', 'not'];

/**
 * The state of each condition, by json-rules-engine: every condition becomes a TRUE and a FALSE
 * rule, and what fires neither is unknown. One engine serves one evaluation, so that evaluations
 * may overlap.
 */
export async function conditionStates(
  conditions: readonly Condition[],
  values: Values,
  run: Moment,
): Promise<State[]> {
  const engine = createEngine();
  conditions.forEach((condition, index) => {
    addRule(engine, `${index}:true`, trueForm(condition), run);
    addRule(engine, `${index}:false`, falseForm(condition), run);
  });
  const asked = new Set(conditions.flatMap(conditionLeaves).map((leaf) => leaf.reference.code));
  for (const code of asked) engine.addFact(code, values.get(code) ?? null);
  const { events } = await engine.run();
  const fired = new Set(events.map((event) => event.type));
  return conditions.map((_, index): State => {
    if (fired.has(`${index}:true`)) return 'true';
    return fired.has(`${index}:false`) ? 'false' : 'unknown';
  });
}

function createEngine(): Engine {
  const engine = new Engine();
  for (const name of STOCK_OPERATORS) engine.removeOperator(name);
  for (const name of STOCK_DECORATORS) engine.removeOperatorDecorator(name);
  for (const { name } of ALL_OPERATORS) {
    engine.addOperator(name, (value: FactValue, operand: KnownOperand) =>
      matches(name, value, operand),
    );
  }
  return engine;
}

function addRule(engine: Engine, type: string, condition: Condition, run: Moment): void {
  engine.addRule({ event: { type }, conditions: topLevel(condition, run) });
}

/** json-rules-engine wants a list on top. */
function topLevel(condition: Condition, run: Moment): TopLevelCondition {
  const rule = toRule(condition, run);
  return 'operator' in rule ? { all: [rule] } : rule;
}

type RuleCondition = Extract<TopLevelCondition, { all: unknown }>['all'][number];

function toRule(condition: Condition, run: Moment): RuleCondition {
  switch (condition.kind) {
    case 'leaf':
      return {
        fact: condition.reference.code,
        operator: condition.operator,
        value: operandAt(condition, run),
      };
    case 'all':
      return { all: condition.conditions.map((inner) => toRule(inner, run)) };
    case 'any':
      return { any: condition.conditions.map((inner) => toRule(inner, run)) };
    case 'not':
      return { not: toRule(condition.condition, run) };
  }
}

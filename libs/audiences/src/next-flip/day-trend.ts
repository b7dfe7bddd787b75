import type {
  DefinitionSet,
  Expression,
  FactDefinition,
  Rollup,
  TagDefinition,
} from '@tagwright/rules';

/**
 * How a value moves from day to day while no row enters or leaves a window: not at all, only up,
 * only down, in one direction that depends on the subject, or in any way. One that `follows` is the
 * smallest or largest of several that move each in a direction of its own: while each of them stays between
 * the same thresholds, so does it.
 */
export type DayTrend = 'still' | 'up' | 'down' | 'one_way' | 'follows' | 'any';

/** The trend of a fact or tag; a tag's conditions are taken as decided, see `DayState`. */
export function trendOf(code: string, set: DefinitionSet): DayTrend {
  const fact = set.facts.get(code);
  if (fact !== undefined) return factTrend(fact, set);
  const tag = set.tags.get(code);
  return tag === undefined ? 'still' : tagTrend(tag, set);
}

function tagTrend({ rule }: TagDefinition, set: DefinitionSet): DayTrend {
  if (rule.kind === 'value') return trendOf(rule.input.code, set);
  return rule.kind === 'rollup' ? rollupTrend(rule.rollup, set) : 'still';
}

function factTrend({ source }: FactDefinition, set: DefinitionSet): DayTrend {
  switch (source.kind) {
    case 'measure':
      return source.window.kind === 'since' ? onlyStill(trendOf(source.window.fact, set)) : 'still';
    case 'comparison': {
      const { window } = source.base;
      return window.kind === 'since' ? onlyStill(trendOf(window.fact, set)) : 'still';
    }
    case 'sequence':
    case 'attribute':
      return 'still';
    case 'inherit':
      return trendOf(source.fact, set);
    case 'rollup':
      return rollupTrend(source.rollup, set);
    case 'derived':
      return expressionTrend(source.expression, set);
  }
}

function onlyStill(trend: DayTrend): DayTrend {
  return trend === 'still' ? 'still' : 'any';
}

/** Of several vehicles or leads, those that move the same way are gathered into one that does. */
function rollupTrend({ input, pick }: Rollup, set: DefinitionSet): DayTrend {
  const trend = input === undefined ? 'still' : trendOf(input.code, set);
  if (pick.kind === 'newest') return trendOf(pick.by, set) === 'still' ? trend : 'any';
  if (trend === 'still') return 'still';
  if (trend === 'one_way') return pick.kind === 'max' || pick.kind === 'min' ? 'follows' : 'any';
  const gathers = ['max', 'min', 'sum', 'avg'].includes(pick.kind);
  return gathers && (trend === 'up' || trend === 'down') ? trend : 'any';
}

function expressionTrend(expression: Expression, set: DefinitionSet): DayTrend {
  switch (expression.kind) {
    case 'number':
      return 'still';
    case 'fact': {
      // It may rise and fall between its thresholds, and what is computed from it over others.
      const trend = trendOf(expression.code, set);
      return trend === 'follows' ? 'any' : trend;
    }
    case 'date': {
      const isStill = expressionTrend(expression.operand, set) === 'still';
      if (!isStill) return 'any';
      return expression.operation === 'daysUntil' ? 'down' : 'up';
    }
    case 'difference': {
      const ends = [expression.from, expression.to].map((end) => expressionTrend(end, set));
      return ends.every((end) => end === 'still') ? 'still' : 'any';
    }
    case 'operation': {
      const trends = expression.operands.map((operand) => expressionTrend(operand, set));
      return operationTrend(expression.operation, trends);
    }
  }
}

type Operation = Extract<Expression, { kind: 'operation' }>['operation'];

function operationTrend(operation: Operation, trends: readonly DayTrend[]): DayTrend {
  const moving = trends.filter((trend) => trend !== 'still');
  const [first] = moving;
  if (first === undefined) return 'still';
  switch (operation) {
    case 'add':
    case 'min':
    case 'max':
      return together(moving);
    case 'subtract':
      return together(trends.map((trend, index) => (index === 0 ? trend : turned(trend))));
    case 'multiply':
      // By numbers whose sign is not known: either way, but always the same.
      return moving.length === 1 && first !== 'any' ? 'one_way' : 'any';
    case 'divide':
      return moving.length === 1 && trends[0] !== 'still' && first !== 'any' ? 'one_way' : 'any';
    case 'coalesce':
      // Which operand counts is decided by what is missing, and that is watched.
      return moving.length === 1 ? first : together(moving);
  }
}

/** The trend of a sum: known if all that moves goes the same way. */
function together(trends: readonly DayTrend[]): DayTrend {
  const moving = trends.filter((trend) => trend !== 'still');
  const [first] = moving;
  if (first === undefined) return 'still';
  if (moving.length === 1) return first;
  const isShared = first === 'up' || first === 'down';
  return isShared && moving.every((trend) => trend === first) ? first : 'any';
}

function turned(trend: DayTrend): DayTrend {
  if (trend === 'up') return 'down';
  return trend === 'down' ? 'up' : trend;
}

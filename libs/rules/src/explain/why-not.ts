import type { CasesRule, TagDefinition } from '../ast/tag-definition.js';
import type { FactValue, Outcome } from '../ast/value.js';
import { tagValue } from '../evaluate/tag-value.js';
import type { Branch } from '../evaluate/rule-outcome.js';
import type { Values } from '../logic/condition-state.js';
import type { Moment } from '../time/run-time.js';
import { explainCondition } from './explain-tag.js';
import { bandRoutes } from './band-routes.js';
import { obstacleTo } from './obstacle.js';
import type { Route, RouteStep } from './route.js';
import { treeRoutes } from './tree-routes.js';
import { isWanted, type Wanted } from './wanted.js';
import { whenMissing } from './when-missing.js';

/** Why a tag has not a wanted value. */
export interface WhyNot {
  readonly tag: string;
  readonly wanted: Wanted;
  readonly value: FactValue;
  /** It does have the value. */
  readonly given: boolean;
  /** Empty when the rule never gives the value, or looks at rows of others (rollup, imported). */
  readonly routes: readonly Route[];
}

/**
 * What keeps a tag from a wanted value for these inputs: each case, table row, branch or band that
 * would give it, with the comparisons that fail and the earlier cases that win first.
 * @throws DomainError `time_needed` when the rule looks at time and there is no moment.
 */
export function whyNot(tag: TagDefinition, wanted: Wanted, values: Values, run: Moment): WhyNot {
  const value = tagValue(tag, values, run);
  const given = isWanted(value, wanted);
  return {
    tag: tag.code,
    wanted,
    value,
    given,
    routes: given ? [] : routesOf(tag, wanted, values, run),
  };
}

function routesOf(tag: TagDefinition, wanted: Wanted, values: Values, run: Moment): Route[] {
  const { rule } = tag;
  switch (rule.kind) {
    case 'rule':
    case 'table':
      return caseRoutes(tag, rule, wanted, values, run);
    case 'tree':
      return treeRoutes(tag, rule, wanted, values, run);
    case 'scorecard':
      return bandRoutes(tag, rule, wanted, values, run);
    case 'value': {
      const { kind, code } = rule.input;
      const input = { kind, code };
      return [{ from: 'input', index: null, value: shownValue(wanted), steps: [], input }];
    }
    case 'imported':
    case 'rollup':
      return [];
  }
}

function shownValue(wanted: Wanted): Outcome {
  switch (wanted.kind) {
    case 'value':
      return wanted.value;
    case 'code':
      return [wanted.code];
    case 'band':
      return wanted.from ?? wanted.to;
  }
}

function caseRoutes(
  tag: TagDefinition,
  rule: CasesRule,
  wanted: Wanted,
  values: Values,
  run: Moment,
): Route[] {
  const explained = rule.cases.map(({ when }) => explainCondition(when, values, run));
  const stepOf = (index: number, needed: Branch): RouteStep[] => {
    const [one, now] = [rule.cases[index], explained[index]];
    if (one === undefined || now === undefined) return [];
    const obstacle = obstacleTo(now, needed === 'then');
    const wins = needed === 'else' && now.state === 'true' && { winsWith: one.value };
    if (obstacle === null) return [];
    return [{ index, when: one.when, state: now.state, needed, obstacle, ...wins }];
  };
  const holding = explained.flatMap(({ state }, index) => (state === 'true' ? [index] : []));
  const routes = rule.cases.flatMap(({ value }, index): Route[] => {
    if (!isWanted(value, wanted) && !isCollected(rule, value, wanted)) return [];
    const earlier = rule.collect ? [] : holding.filter((each) => each < index);
    const steps = [...earlier.flatMap((each) => stepOf(each, 'else')), ...stepOf(index, 'then')];
    return [{ from: 'case', index, value, steps }];
  });
  const none = rule.cases.flatMap((_, index) => stepOf(index, 'else'));
  if (isWanted(rule.otherwise, wanted)) {
    routes.push({ from: 'else', index: null, value: rule.otherwise, steps: none });
  }
  if (isWanted(rule.unknown, wanted)) {
    const steps = none
      .filter(({ state }) => state === 'true')
      .map((step) => ({ ...step, needed: 'unknown' as const, obstacle: null }));
    const missing = whenMissing(tag, wanted, values, run);
    const value = rule.unknown;
    routes.push({ from: 'unknown', index: null, value, steps, whenMissing: missing });
  }
  return routes;
}

/** A case of a rule that collects may spell its code alone. */
function isCollected({ collect }: CasesRule, value: Outcome, wanted: Wanted): boolean {
  return collect && wanted.kind === 'code' && value === wanted.code;
}

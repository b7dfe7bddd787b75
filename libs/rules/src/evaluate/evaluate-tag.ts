import { DomainError } from '@tagwright/kernel';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { ScorecardRule, TagDefinition, TagRule, TreeRule } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import type { Subject } from '../catalog-view.js';
import { dependenciesOf } from '../graph/dependencies.js';
import { treeSplits } from '../graph/rule-conditions.js';
import { topologicalOrder } from '../graph/topological-order.js';
import type { Values } from '../logic/condition-state.js';
import type { Moment } from '../time/run-time.js';
import { conditionStates } from './rule-engine.js';
import { casesOutcome, lineOutcome, scoreOutcome, scoreSum, treeOutcome } from './rule-outcome.js';

/**
 * The value of one tag for one subject, from the values of its inputs (what is not given is
 * missing).
 * @throws DomainError `tag_needs_rows` for a rollup and an imported label, which have no inputs of
 * their own subject; `time_needed` when the rule looks at time and there is no moment.
 */
export async function evaluateTag(
  tag: TagDefinition,
  values: Values,
  run: Moment,
): Promise<FactValue> {
  const { rule } = tag;
  switch (rule.kind) {
    case 'rule':
    case 'table': {
      const conditions = rule.cases.map((each) => each.when);
      return casesOutcome(rule, await conditionStates(conditions, values, run)).value;
    }
    case 'scorecard':
      return evaluateScorecard(rule, values, run);
    case 'tree':
      return evaluateTree(rule, values, run);
    case 'value':
      return values.get(rule.input.code) ?? null;
    case 'rollup':
    case 'imported':
      throw new DomainError(
        'tag_needs_rows',
        `The tag "${tag.code}" looks at rows of other subjects or of a dataset; its value must be given.`,
      );
  }
}

/** Whether a tag's value follows from facts and tags of its own subject. */
export function isEvaluable(rule: TagRule): boolean {
  return rule.kind !== 'rollup' && rule.kind !== 'imported';
}

/**
 * All tags of one subject, each after the tags it looks at. Rollups and imported labels are inputs:
 * their values are taken from `facts` by their code.
 */
export async function evaluateTags(
  set: DefinitionSet,
  subject: Subject,
  facts: Values,
  run: Moment,
): Promise<ReadonlyMap<string, FactValue>> {
  const own = [...set.tags.values()].filter((tag) => tag.subject === subject);
  const graph = new Map(own.map((tag) => [tag.code, dependenciesOf(tag)]));
  const values = new Map(facts);
  const result = new Map<string, FactValue>();
  for (const code of topologicalOrder(graph)) {
    const tag = set.tags.get(code);
    if (tag === undefined) continue;
    const value = isEvaluable(tag.rule)
      ? await evaluateTag(tag, values, run)
      : (facts.get(code) ?? null);
    values.set(code, value);
    result.set(code, value);
  }
  return result;
}

async function evaluateScorecard(
  rule: ScorecardRule,
  values: Values,
  run: Moment,
): Promise<FactValue> {
  const bins = rule.inputs.flatMap((input) => input.bins.map((bin) => bin.when));
  const states = await conditionStates(bins, values, run);
  let next = 0;
  const points = rule.inputs.map((input) => {
    const own = states.slice(next, next + input.bins.length);
    next += input.bins.length;
    return lineOutcome(input, own).points;
  });
  return scoreOutcome(rule, scoreSum(rule, points)).value;
}

async function evaluateTree(rule: TreeRule, values: Values, run: Moment): Promise<FactValue> {
  const splits = treeSplits(rule.root);
  const conditions = splits.map(({ when }) => when);
  const states = await conditionStates(conditions, values, run);
  return treeOutcome(rule, (split) => states[splits.indexOf(split)] ?? 'unknown').value;
}

import { DomainError } from '@tagwright/kernel';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { ScorecardRule, TagDefinition } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import type { Subject } from '../catalog-view.js';
import { dependenciesOf } from '../graph/dependencies.js';
import { topologicalOrder } from '../graph/topological-order.js';
import type { Values } from '../logic/condition-state.js';
import { conditionStates } from './rule-engine.js';
import { casesOutcome, lineOutcome, scoreOf } from './rule-outcome.js';

/**
 * The value of one tag for one subject, from the values of its inputs (what is not given is
 * missing).
 * @throws DomainError `rollup_needs_subjects` for a rollup: it has no inputs of its own subject.
 */
export async function evaluateTag(tag: TagDefinition, values: Values): Promise<FactValue> {
  const { rule } = tag;
  switch (rule.kind) {
    case 'rule':
    case 'table': {
      const conditions = rule.cases.map((each) => each.when);
      return casesOutcome(rule, await conditionStates(conditions, values)).value;
    }
    case 'scorecard':
      return evaluateScorecard(rule, values);
    case 'rollup':
      throw new DomainError(
        'rollup_needs_subjects',
        `The tag "${tag.code}" gathers other subjects; its value must be given.`,
      );
  }
}

/**
 * All tags of one subject, each after the tags it looks at. Rollup tags are inputs: their values
 * are taken from `facts` by their code.
 */
export async function evaluateTags(
  set: DefinitionSet,
  subject: Subject,
  facts: Values,
): Promise<ReadonlyMap<string, FactValue>> {
  const own = [...set.tags.values()].filter((tag) => tag.subject === subject);
  const graph = new Map(own.map((tag) => [tag.code, dependenciesOf(tag)]));
  const values = new Map(facts);
  const result = new Map<string, FactValue>();
  for (const code of topologicalOrder(graph)) {
    const tag = set.tags.get(code);
    if (tag === undefined) continue;
    const isGiven = tag.rule.kind === 'rollup';
    const value = isGiven ? (facts.get(code) ?? null) : await evaluateTag(tag, values);
    values.set(code, value);
    result.set(code, value);
  }
  return result;
}

async function evaluateScorecard(rule: ScorecardRule, values: Values): Promise<FactValue> {
  const bins = rule.inputs.flatMap((input) => input.bins.map((bin) => bin.when));
  const states = await conditionStates(bins, values);
  let next = 0;
  const points = rule.inputs.map((input) => {
    const own = states.slice(next, next + input.bins.length);
    next += input.bins.length;
    return lineOutcome(input, own).points;
  });
  return scoreOf(rule, points);
}

import type { Reference } from '../ast/condition.js';
import type { TagDefinition, TagRule } from '../ast/tag-definition.js';
import { tagValue } from '../evaluate/tag-value.js';
import { conditionLeaves } from '../graph/condition-leaves.js';
import { ruleConditions } from '../graph/rule-conditions.js';
import type { Values } from '../logic/condition-state.js';
import type { Moment } from '../time/run-time.js';
import { isWanted, type Wanted } from './wanted.js';

/** The inputs of which each alone gives a tag the wanted value by being missing, by code. */
export function whenMissing(
  tag: TagDefinition,
  wanted: Wanted,
  values: Values,
  run: Moment,
): readonly Reference[] {
  return references(tag.rule).filter(({ code }) => {
    if ((values.get(code) ?? null) === null) return false;
    return isWanted(tagValue(tag, new Map(values).set(code, null), run), wanted);
  });
}

function references(rule: TagRule): Reference[] {
  const asked = ruleConditions(rule).flatMap(conditionLeaves);
  const distinct = new Map(asked.map(({ reference }) => [reference.code, reference]));
  return [...distinct.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

import type { LeafCondition } from '../ast/condition.js';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { FactValue } from '../ast/value.js';
import type { ValueType } from '../catalog-view.js';
import { isEvaluable } from '../evaluate/evaluate-tag.js';
import { tagValue } from '../evaluate/tag-value.js';
import { conditionLeaves } from '../graph/condition-leaves.js';
import { ruleConditions } from '../graph/rule-conditions.js';
import { ruleInputs } from '../graph/rule-inputs.js';
import type { Values } from '../logic/condition-state.js';
import type { Moment } from '../time/run-time.js';

/** What a tag comes down to: a fact, or a tag whose value follows from rows of others. */
export interface ChainInput {
  readonly code: string;
  readonly type: ValueType;
  /** Every comparison that looks at it. */
  readonly leaves: readonly LeafCondition[];
}

/** A tag with the tags below it, each after those that it looks at, and what they all rest on. */
export interface TagChain {
  readonly tags: readonly TagDefinition[];
  /** By code. */
  readonly inputs: readonly ChainInput[];
}

/** Follows a tag's inputs down to facts, through tags of the same subject that have rules. */
export function tagChain(tag: TagDefinition, { tags }: DefinitionSet): TagChain {
  const ordered: TagDefinition[] = [];
  const inputs = new Map<string, ValueType>();
  const seen = new Set<string>();
  const visit = (one: TagDefinition): void => {
    seen.add(one.code);
    for (const [code, type] of ruleInputs(one.rule)) {
      const below = tags.get(code);
      if (below === undefined || !isEvaluable(below.rule)) inputs.set(code, type);
      else if (!seen.has(code)) visit(below);
    }
    ordered.push(one);
  };
  visit(tag);
  const leaves = ordered.flatMap(({ rule }) => ruleConditions(rule).flatMap(conditionLeaves));
  return {
    tags: ordered,
    inputs: [...inputs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, type]) => ({ code, type, leaves: leavesOver(code, ordered, leaves) })),
  };
}

/** A comparison with a tag that only shows a fact is one with the fact. */
function leavesOver(
  code: string,
  tags: readonly TagDefinition[],
  leaves: readonly LeafCondition[],
): LeafCondition[] {
  const names = new Set([code]);
  for (const { code: tag, rule } of tags) {
    if (rule.kind === 'value' && names.has(rule.input.code)) names.add(tag);
  }
  return leaves.filter(({ reference }) => names.has(reference.code));
}

/** The value of the chain's last tag for inputs, all tags below it computed anew. */
export function chainValue({ tags }: TagChain, inputs: Values, run: Moment): FactValue {
  const values = new Map(inputs);
  let value: FactValue = null;
  for (const tag of tags) {
    value = tagValue(tag, values, run);
    values.set(tag.code, value);
  }
  return value;
}

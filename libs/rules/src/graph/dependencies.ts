import type { Condition } from '../ast/condition.js';
import type { DefinitionSet } from '../ast/definition-set.js';
import type { Expression } from '../ast/expression.js';
import type { FactDefinition, FactSource } from '../ast/fact-definition.js';
import type { Rollup } from '../ast/rollup.js';
import type { TagDefinition } from '../ast/tag-definition.js';
import type { Window } from '../ast/window.js';
import { conditionLeaves } from './condition-leaves.js';
import { ruleInputs } from './rule-inputs.js';

/** The codes of the facts and tags that a definition reads directly, sorted. */
export function dependenciesOf(definition: FactDefinition | TagDefinition): string[] {
  const codes = 'source' in definition ? ofSource(definition.source) : ofTag(definition);
  return [...new Set(codes)].sort();
}

/** A definition of the set by its code, whether fact or tag. */
export function definitionOf(
  set: DefinitionSet,
  code: string,
): FactDefinition | TagDefinition | undefined {
  return set.facts.get(code) ?? set.tags.get(code);
}

/** The codes that an expression reads. */
export function expressionFacts(expression: Expression): string[] {
  switch (expression.kind) {
    case 'number':
      return [];
    case 'fact':
      return [expression.code];
    case 'difference':
      return [...expressionFacts(expression.from), ...expressionFacts(expression.to)];
    case 'date':
      return expressionFacts(expression.operand);
    case 'operation':
      return expression.operands.flatMap((operand) => expressionFacts(operand));
  }
}

function ofTag(tag: TagDefinition): string[] {
  if (tag.rule.kind === 'rollup') return rollupInputs(tag.rule.rollup);
  return [...ruleInputs(tag.rule).keys()];
}

function ofSource(source: FactSource): string[] {
  switch (source.kind) {
    case 'measure':
      return ofWindow(source.window);
    case 'comparison':
      return ofWindow(source.base.window);
    case 'attribute':
    case 'sequence':
      return [];
    case 'derived':
      return [...expressionFacts(source.expression), ...conditionCodes(source.when)];
    case 'inherit':
      return [source.fact];
    case 'rollup':
      return rollupInputs(source.rollup);
  }
}

function ofWindow(window: Window): string[] {
  return window.kind === 'since' ? [window.fact] : [];
}

function conditionCodes(condition: Condition | undefined): string[] {
  const leaves = condition === undefined ? [] : conditionLeaves(condition);
  return leaves.map((leaf) => leaf.reference.code);
}

/** The codes of the linked subject that a rollup looks at. */
export function rollupInputs({ input, where, pick }: Rollup): string[] {
  const own = [input?.code, pick.kind === 'newest' ? pick.by : undefined];
  return [...own.filter((code) => code !== undefined), ...conditionCodes(where)];
}

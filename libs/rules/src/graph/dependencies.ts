import type { DefinitionSet } from '../ast/definition-set.js';
import type { Expression } from '../ast/expression.js';
import type { FactDefinition, FactSource } from '../ast/fact-definition.js';
import type { Rollup } from '../ast/rollup.js';
import type { TagDefinition } from '../ast/tag-definition.js';
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
    case 'date':
      return expressionFacts(expression.operand);
    case 'operation':
      return expression.operands.flatMap((operand) => expressionFacts(operand));
  }
}

function ofTag(tag: TagDefinition): string[] {
  if (tag.rule.kind === 'rollup') return ofRollup(tag.rule.rollup);
  return [...ruleInputs(tag.rule).keys()];
}

function ofSource(source: FactSource): string[] {
  switch (source.kind) {
    case 'measure':
    case 'attribute':
      return [];
    case 'derived':
      return expressionFacts(source.expression);
    case 'inherit':
      return [source.fact];
    case 'rollup':
      return ofRollup(source.rollup);
  }
}

function ofRollup({ input, where }: Rollup): string[] {
  const asked = where === undefined ? [] : conditionLeaves(where);
  const codes = asked.map((leaf) => leaf.reference.code);
  return input === undefined ? codes : [input.code, ...codes];
}

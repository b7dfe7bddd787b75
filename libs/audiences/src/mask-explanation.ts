import type { Words } from '@tagwright/kernel';
import type { FactValue, Reference, ValueType } from '@tagwright/rules';
import { maskedValue, type MaskedFacts } from './masked-facts.js';
import type { ExplainedRule } from './explain-rule.js';
import type { SubjectExplanation, WhyCondition, WhyLeaf } from './subject-explanation.js';

/**
 * An explanation without the personal values of facts; what the rule made of them stays.
 * @param gathered what a rollup gathers from vehicles or leads
 */
export function maskExplanation(
  explanation: SubjectExplanation,
  masked: MaskedFacts,
  gathered: Reference | undefined,
): SubjectExplanation {
  return {
    ...explanation,
    ...maskRule(explanation, masked),
    members: explanation.members.map((member) => maskNamed(member, gathered, masked)),
    inputs: explanation.inputs.map((input) => maskNamed(input, input, masked)),
  };
}

/** The parts of a rule that tell what it saw. */
export function maskRule<T extends Pick<ExplainedRule, 'cases' | 'steps'>>(
  rule: T,
  masked: MaskedFacts,
): T {
  return {
    ...rule,
    cases: rule.cases.map((each) => ({
      ...each,
      condition: maskCondition(each.condition, masked),
    })),
    steps: rule.steps.map((each) => ({
      ...each,
      condition: maskCondition(each.condition, masked),
    })),
  };
}

/** A comparison without the value that it saw, where that is a masked fact's. */
export function maskLeaf(leaf: WhyLeaf, masked: MaskedFacts): WhyLeaf {
  const { reference, type, actual } = leaf;
  if (actual === null || reference.kind !== 'fact' || !masked.has(reference.code)) return leaf;
  return { ...leaf, actual: maskedValue(actual, type), masked: true };
}

function maskCondition(condition: WhyCondition, masked: MaskedFacts): WhyCondition {
  const { children, leaf } = condition;
  return {
    ...condition,
    children: children.map((child) => maskCondition(child, masked)),
    leaf: leaf === null ? null : maskLeaf(leaf, masked),
  };
}

/** A named value, without what is personal of it. */
export function maskNamed<T extends NamedValue>(
  named: T,
  of: Pick<Reference, 'kind' | 'code'> | undefined,
  masked: MaskedFacts,
): T {
  const { type, value } = named;
  if (of?.kind !== 'fact' || !masked.has(of.code) || value === null) return named;
  const shown = maskedValue(value, type) ?? '';
  const text = { kind: 'text' } as const;
  return { ...named, type: text, value: shown, valueName: { zh: shown, en: shown }, masked: true };
}

interface NamedValue {
  readonly type: ValueType;
  readonly value: FactValue;
  readonly valueName: Words | null;
  readonly masked?: true;
}

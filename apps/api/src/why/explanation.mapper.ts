import type { SubjectExplanation, WhyCondition } from '@tagwright/audiences';
import { assertNever } from '@tagwright/kernel';
import type { Operand, ValueType } from '@tagwright/rules';
import { jsonValue, type JsonValue } from '../shared/json-value.js';
import type { ExplainedConditionDto, ExplanationDto } from './explanation.dto.js';

export function explanationDto(explanation: SubjectExplanation): ExplanationDto {
  const { cases, inputs, points, members, type, value, ...rest } = explanation;
  return {
    ...rest,
    value: jsonValue(value, type),
    cases: cases.map((each) => ({
      ...each,
      value: jsonValue(each.value, type),
      condition: conditionDto(each.condition),
    })),
    points: points.map((line) => ({ ...line })),
    members: members.map(({ type: memberType, ...member }) => ({
      ...member,
      value: jsonValue(member.value, memberType),
    })),
    facts: inputs.map(({ type: inputType, ...input }) => ({
      ...input,
      value: jsonValue(input.value, inputType),
    })),
  };
}

function conditionDto({ kind, state, words, children, leaf }: WhyCondition): ExplainedConditionDto {
  if (leaf === null) return { kind, state, words, children: children.map(conditionDto) };
  const { reference, name, type, operator, expected, actual } = leaf;
  return {
    kind,
    state,
    words,
    ...(reference.kind === 'tag' ? { tag: reference.code } : { fact: reference.code }),
    name,
    operator,
    expected: operandValue(expected, type),
    actual: jsonValue(actual, type),
  };
}

/** One value, two bounds, a list, or null where nothing is compared. */
function operandValue(operand: Operand, type: ValueType): JsonValue | readonly (string | number)[] {
  switch (operand.shape) {
    case 'none':
      return null;
    case 'one':
      return jsonValue(operand.value, type);
    case 'range':
      return [operand.from, operand.to].map((bound) => inList(jsonValue(bound, type)));
    case 'list':
      return operand.values.map((each) => inList(jsonValue(each, type)));
    default:
      return assertNever(operand);
  }
}

function inList(value: JsonValue): string | number {
  return typeof value === 'number' ? value : String(value);
}

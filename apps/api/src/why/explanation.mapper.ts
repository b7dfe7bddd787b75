import type { SubjectExplanation, WhyCondition } from '@tagwright/audiences';
import { assertNever } from '@tagwright/kernel';
import type { Operand, ValueType } from '@tagwright/rules';
import { jsonValue, type JsonValue } from '../shared/json-value.js';
import type { ExplainedConditionDto, ExplanationDto } from './explanation.dto.js';

export function explanationDto(explanation: SubjectExplanation): ExplanationDto {
  const { cases, steps, inputs, points, members, type, value, ...rest } = explanation;
  return {
    ...rest,
    value: jsonValue(value, type),
    ...explainedPartsDto({ cases, steps, points }, type),
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

/** What the parts of a rule came to. */
export function explainedPartsDto(
  { cases, steps, points }: Pick<SubjectExplanation, 'cases' | 'steps' | 'points'>,
  type: ValueType,
): Pick<ExplanationDto, 'cases' | 'steps' | 'points'> {
  return {
    cases: cases.map((each) => ({
      ...each,
      value: jsonValue(each.value, type),
      condition: conditionDto(each.condition),
    })),
    steps: steps.map(({ branch, condition }) => ({ branch, condition: conditionDto(condition) })),
    points: points.map((line) => ({ ...line })),
  };
}

function conditionDto({ kind, state, words, children, leaf }: WhyCondition): ExplainedConditionDto {
  if (leaf === null) return { kind, state, words, children: children.map(conditionDto) };
  const { reference, name, type, operator, expected, actual, masked } = leaf;
  return {
    kind,
    state,
    words,
    ...(reference.kind === 'tag' ? { tag: reference.code } : { fact: reference.code }),
    name,
    operator,
    expected: operandValue(expected, type),
    ...parametersOf(expected),
    actual: jsonValue(actual, type),
    ...(masked && { masked }),
  };
}

function parametersOf({ parameters }: Operand): Pick<ExplainedConditionDto, 'parameters'> {
  const used = parameters?.filter((each) => each !== null) ?? [];
  return used.length === 0 ? {} : { parameters: used.map((each) => ({ ...each })) };
}

/** One value, two bounds, a list, a length of time, or null where nothing is compared. */
function operandValue(
  operand: Operand,
  type: ValueType,
): NonNullable<ExplainedConditionDto['expected']> | null {
  switch (operand.shape) {
    case 'none':
      return null;
    case 'one':
      return jsonValue(operand.value, type);
    case 'range':
      return [operand.from, operand.to].map((bound) => inList(jsonValue(bound, type)));
    case 'list':
      return operand.values.map((each) => inList(jsonValue(each, type)));
    case 'length':
      return { [operand.length.unit]: operand.length.count };
    default:
      return assertNever(operand);
  }
}

function inList(value: JsonValue): string | number {
  return typeof value === 'number' ? value : String(value);
}

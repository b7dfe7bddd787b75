import type { ExplainedCondition, SubjectExplanation } from '@tagwright/audiences';
import { jsonValue } from '../shared/json-value.js';
import type { ExplainedConditionDto, ExplanationDto } from './explanation.dto.js';

export function explanationDto(explanation: SubjectExplanation): ExplanationDto {
  const { cases, inputs, points, members, type, value, ...rest } = explanation;
  return {
    ...rest,
    value: jsonValue(value, type),
    cases: cases.map((each) => ({
      index: each.index,
      value: jsonValue(each.value, type),
      valueName: each.valueName,
      state: each.state,
      condition: conditionDto(each.condition),
    })),
    points: points.map((line) => ({ ...line })),
    members: members.map((member) => ({
      ...member,
      value: jsonValue(member.value, member.type),
    })),
    facts: inputs.map(({ type: inputType, ...input }) => ({
      ...input,
      value: jsonValue(input.value, inputType),
    })),
  };
}

function conditionDto(condition: ExplainedCondition): ExplainedConditionDto {
  throw new Error(String(condition));
}

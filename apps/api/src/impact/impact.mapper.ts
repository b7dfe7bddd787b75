import type { ExplainedRule } from '@tagwright/audiences';
import type { ColumnImpact, ImpactReport, TrialResult, TriedValue } from '@tagwright/impact';
import type { ValueType } from '@tagwright/rules';
import { jsonValue } from '../shared/json-value.js';
import { valueTypeDto } from '../shared/value-type.dto.js';
import { explainedPartsDto } from '../why/explanation.mapper.js';
import type { Fields } from '../shared/fields.js';
import type { ColumnImpactDto, ImpactFiguresDto, ImpactReportDto } from './impact-report.dto.js';
import type { TrialDto, TriedValueDto, TriedWhyDto } from './trial.dto.js';

/** A report as the interface shows it; its values are JSON already. */
export function impactReportDto(report: ImpactReport): ImpactReportDto {
  // Kept reports may be older than code lists in them.
  const { codeLists = [], inputs } = report;
  const whole = { ...report, codeLists, inputs: { ...inputs, codeLists: inputs.codeLists ?? [] } };
  const plain = structuredClone(whole) as unknown as Fields<ImpactReportDto>;
  const columns = (all: readonly ColumnImpact[]): ColumnImpactDto[] => all.map(columnDto);
  return { ...plain, tags: columns(report.tags), facts: columns(report.facts) };
}

function columnDto(column: ColumnImpact): ColumnImpactDto {
  const typed = (type: ValueType | null) => (type === null ? null : valueTypeDto(type));
  return {
    ...(column as unknown as Fields<ColumnImpactDto>),
    typeBefore: typed(column.typeBefore),
    typeAfter: typed(column.typeAfter),
    figures: column.figures as unknown as ImpactFiguresDto,
  };
}

export function trialDto(trial: TrialResult): TrialDto {
  return {
    ...trial,
    diagnostics: [...trial.diagnostics],
    columns: trial.columns.map((column) => ({
      ...column,
      active: column.active === null ? null : triedDto(column.active),
      draft: column.draft === null ? null : triedDto(column.draft),
    })),
  };
}

function triedDto({ type, value, valueName, why, inputs, masked }: TriedValue): TriedValueDto {
  return {
    type: valueTypeDto(type),
    value: jsonValue(value, type),
    valueName,
    why: why === null ? null : whyDto(why, type),
    inputs: inputs.map((input) => ({
      ...input,
      type: valueTypeDto(input.type),
      value: jsonValue(input.value, input.type),
    })),
    ...(masked && { masked }),
  };
}

function whyDto(why: ExplainedRule, type: ValueType): TriedWhyDto {
  return { outcome: why.outcome, score: why.score, ...explainedPartsDto(why, type) };
}

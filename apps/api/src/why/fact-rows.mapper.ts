import type { FactRows } from '@tagwright/audiences';
import { jsonValue } from '../shared/json-value.js';
import type { FactRowsDto } from './fact-rows.dto.js';

export function factRowsDto({ type, value, parts, inputs, ...rest }: FactRows): FactRowsDto {
  return {
    ...rest,
    value: jsonValue(value, type),
    parts: parts.map(({ type: measured, isPersonal: _, rows, ...part }) => ({
      ...part,
      rows: rows.map((row) => ({
        ...row,
        value: measured === null ? null : jsonValue(row.value, measured),
      })),
    })),
    inputs: [...inputs],
  };
}

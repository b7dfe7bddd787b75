import { sqlIdentifier, type EngineRow } from '@tagwright/engines';
import type { FactValue, ValueType } from '@tagwright/rules';
import { readValue } from './read-value.js';

/** A column of a fact or tag table. */
export interface ValueColumn {
  readonly code: string;
  readonly type: ValueType;
}

export interface RowValue extends ValueColumn {
  readonly value: FactValue;
}

/** One customer, vehicle or lead with values. */
export interface SubjectRow {
  readonly id: number;
  readonly tags: readonly RowValue[];
}

/** SQL of an id, named `id`, and columns under their codes. */
export function selectList(idColumn: string, columns: readonly ValueColumn[]): string {
  const id = `${sqlIdentifier(idColumn)} AS "id"`;
  return [id, ...columns.map(({ code }) => sqlIdentifier(code))].join(', ');
}

/** A row that was selected with `selectList`. */
export function subjectRow(row: EngineRow, columns: readonly ValueColumn[]): SubjectRow {
  return {
    id: Number(row.id),
    tags: columns.map(({ code, type }) => ({ code, type, value: readValue(row[code], type) })),
  };
}

/** SQL of an id and columns, all under their own names. */
export function selectColumns(idColumn: string, columns: readonly ValueColumn[]): string {
  return [idColumn, ...columns.map(({ code }) => code)].map(sqlIdentifier).join(', ');
}

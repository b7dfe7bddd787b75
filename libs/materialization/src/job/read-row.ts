import { DomainError } from '@tagwright/kernel';
import type { EngineRow } from '@tagwright/engines';

/** A text column of a result row, null where missing. */
export function textOf(row: EngineRow, column: string): string | null {
  const value = row[column];
  if (value === null || typeof value === 'string') return value;
  throw unexpected(column, value);
}

/** A count or other whole number of a result row. */
export function countOf(row: EngineRow, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  throw unexpected(column, value);
}

function unexpected(column: string, value: unknown): DomainError {
  return new DomainError('engine_result', `Column ${column} came as ${typeof value}.`, {
    kind: 'internal',
  });
}

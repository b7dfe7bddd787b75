import {
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampTZValue,
  DuckDBTimestampValue,
  type DuckDBValue,
} from '@duckdb/node-api';
import { DomainError } from '@tagwright/kernel';
import type { EngineValue } from './engine.js';

/**
 * A DuckDB value in the engine's own words.
 * @throws DomainError `integer_too_large` beyond ±(2^53 − 1).
 */
export function toEngineValue(value: DuckDBValue): EngineValue {
  if (value === null || typeof value !== 'object') return toScalar(value);
  if (value instanceof DuckDBDateValue || value instanceof DuckDBDecimalValue) {
    return value.toString();
  }
  if (value instanceof DuckDBTimestampValue || value instanceof DuckDBTimestampTZValue) {
    return isoOf(value.micros);
  }
  if (value instanceof DuckDBListValue) return value.items.map((item) => toEngineValue(item));
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(
      Object.entries(value.entries).map(([key, item]) => [key, toEngineValue(item)]),
    );
  }
  return value.toString();
}

function toScalar(value: string | number | boolean | bigint | null): EngineValue {
  if (typeof value !== 'bigint') return value;
  const number = Number(value);
  if (!Number.isSafeInteger(number)) {
    throw new DomainError('integer_too_large', `${value} is beyond the exact whole numbers.`, {
      kind: 'internal',
    });
  }
  return number;
}

function isoOf(micros: bigint): string {
  return new Date(Number(micros / 1000n)).toISOString();
}

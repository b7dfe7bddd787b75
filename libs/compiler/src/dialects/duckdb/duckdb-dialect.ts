import type { Dialect } from '../dialect.js';
import {
  dateDistance,
  duckDbIntegers,
  heldDigits,
  roundedColumns,
  safeNumber,
  safeRatio,
  scaledInteger,
} from './duckdb-arithmetic.js';
import { duckDbIdentifier, duckDbLiteral, duckDbText, duckDbType } from './duckdb-literals.js';
import { duckDbOperators } from './duckdb-operators.js';

/** 2^60: more rows than a dataset can have, so that time and place fit one 128-bit order. */
const PLACES = '1152921504606846976';

/** SQL as DuckDB 1.5 reads it, with its traps kept out (NULL, DOUBLE, empty lists). */
export const duckDbDialect: Dialect = {
  name: 'duckdb',
  operators: duckDbOperators,
  integers: duckDbIntegers,
  identifier: duckDbIdentifier,
  storageType: duckDbType,
  literal: duckDbLiteral,
  codes: (values) => `CAST([${values.map((value) => duckDbText(value)).join(', ')}] AS VARCHAR[])`,
  missing: (type) => `CAST(NULL AS ${duckDbType(type)})`,
  cast: (sql, type) => `CAST(${sql} AS ${duckDbType(type)})`,
  concatenate: (lists) => `flatten([${lists.join(', ')}])`,
  scaledInteger,
  number: safeNumber,
  ratio: safeRatio,
  rounded: roundedColumns,
  digits: heldDigits,
  dateDistance,
  localDate: (sql, zone) => `CAST(timezone(${duckDbText(zone)}, timezone('UTC', ${sql})) AS DATE)`,
  rowOrder: (time, type, sequence) => {
    const ticks = type === 'date' ? `(${time} - DATE '1970-01-01')` : `epoch_us(${time})`;
    return `(CAST(${ticks} AS HUGEINT) * ${PLACES} + ${sequence})`;
  },
  valueAt: (end, value, order, filter) =>
    `${end === 'first' ? 'arg_min' : 'arg_max'}(${value}, ${order}) FILTER (WHERE ${filter})`,
  aggregate: (call, filter) => (filter === undefined ? call : `${call} FILTER (WHERE ${filter})`),
};

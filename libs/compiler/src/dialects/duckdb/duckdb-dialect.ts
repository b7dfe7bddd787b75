import type { Dialect } from '../dialect.js';
import {
  duckDbIntegers,
  heldDigits,
  logisticDigits,
  roundedColumns,
  safeNumber,
  safeRatio,
  scaledInteger,
} from './duckdb-arithmetic.js';
import { dateDifference, dateDistance, isFromLocalDay, localDate } from './duckdb-dates.js';
import { duckDbIdentifier, duckDbLiteral, duckDbText, duckDbType } from './duckdb-literals.js';
import { duckDbLists } from './duckdb-lists.js';
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
  extreme: (which, operands) => {
    // Its own least and greatest pass over NULL.
    const present = operands.map((operand) => `${operand} IS NOT NULL`).join(' AND ');
    const call = which === 'min' ? 'least' : 'greatest';
    return `(CASE WHEN ${present} THEN ${call}(${operands.join(', ')}) END)`;
  },
  concatenate: (lists) => `flatten([${lists.join(', ')}])`,
  scaledInteger,
  number: safeNumber,
  ratio: safeRatio,
  rounded: roundedColumns,
  digits: heldDigits,
  logistic: logisticDigits,
  dateDistance,
  dateDifference,
  dayNumber: (sql) => `(${sql} - DATE '1970-01-01')`,
  localDate,
  isFromLocalDay,
  rowOrder: (time, type, sequence) => {
    const ticks = type === 'date' ? `(${time} - DATE '1970-01-01')` : `epoch_us(${time})`;
    return `(CAST(${ticks} AS HUGEINT) * ${PLACES} + ${sequence})`;
  },
  orderPair: (first, second) => `{'first': ${first}, 'second': ${second}}`,
  valueAt: (end, value, order, filter) =>
    `${end === 'first' ? 'arg_min' : 'arg_max'}(${value}, ${order}) FILTER (WHERE ${filter})`,
  // LEFT JOINs in a row cut batches into ever smaller pieces, a look-up of one row does not. It is a
  // plain join as long as NULLs match as well and nothing that it reads is filtered or grouped.
  lookup: ({ relation, key, of, columns }) => {
    const fields = columns.map((column) => `${column}: x.${column}`).join(', ');
    return `(SELECT {${fields}} FROM ${relation} x WHERE x.${key} IS NOT DISTINCT FROM s.${of})`;
  },
  kept: (name, sql) => `${name} AS MATERIALIZED (${sql})`,
  aggregate: (call, filter) => (filter === undefined ? call : `${call} FILTER (WHERE ${filter})`),
  lists: duckDbLists,
};

import type {
  AnniversarySpan,
  DateOperation,
  DifferenceOperation,
  IntegerAlgebra,
  Literal,
  OperatorName,
  ValueType,
} from '@tagwright/rules';
import type { Lookup } from '../facts/fact-part.js';

/** The right-hand side of an operator as SQL literals; `spans` for anniversaries. */
export interface OperandSql {
  readonly values: readonly string[];
  readonly spans?: readonly AnniversarySpan[];
}

/**
 * What differs between SQL engines. Every operator must be spelled out: the record does not
 * compile while one is left out.
 */
export interface Dialect {
  readonly name: string;
  /** Left side and operand as SQL; NULL for a missing left side, except isMissing and isPresent. */
  readonly operators: Readonly<Record<OperatorName, (left: string, right: OperandSql) => string>>;
  readonly integers: Omit<IntegerAlgebra<string>, 'fact' | 'date'>;
  identifier(name: string): string;
  storageType(type: ValueType): string;
  literal(value: Literal, type: ValueType): string;
  codes(values: readonly string[]): string;
  missing(type: ValueType): string;
  cast(sql: string, type: ValueType): string;
  /** The least or greatest of values of one type; NULL when one of them is. */
  extreme(which: 'min' | 'max', operands: readonly string[]): string;
  /** Concatenation of lists without NULLs. */
  concatenate(lists: readonly string[]): string;
  /** A number column as its integer at `scale`, in 128 bits. */
  scaledInteger(sql: string, type: ValueType): string;
  /** An exact number as `type`; NULL when its scaled integer is beyond ±(2^53 − 1). */
  number(sql: string, type: ValueType): string;
  /** numerator ÷ denominator (> 0) rounded half away from zero, as `type`; NULL as in `number`. */
  ratio(numerator: string, denominator: string | undefined, type: ValueType): string;
  /** As `ratio`, of two 128-bit columns, and still an unchecked 128-bit integer. */
  rounded(numerator: string, denominator: string): string;
  /** A scaled integer as `type`; NULL as in `number`. */
  digits(scaled: string, type: ValueType): string;
  /**
   * 1 ÷ (1 + e^−x) of a sum scaled by `weightScale`, rounded half up to `scale` decimals, as a scaled
   * integer: exactly what `logistic` of the rules gives.
   */
  logistic(sum: string, weightScale: number, scale: number): string;
  /** Day, month or year distance between a date and the run's day (an SQL literal's text). */
  dateDistance(operation: DateOperation, sql: string, day: string): string;
  /** Days, complete months or complete years from one date to another. */
  dateDifference(operation: DifferenceOperation, from: string, to: string): string;
  /** A day's number: one more from each day to the next. */
  dayNumber(sql: string): string;
  /** The local day of a UTC timestamp. */
  localDate(sql: string, zone: string): string;
  /** Whether a UTC timestamp lies on the local day or later. */
  isFromLocalDay(sql: string, day: string, zone: string): string;
  /** A total order: time first, then the row's place in the dataset. */
  rowOrder(time: string, type: 'date' | 'timestamp', sequence: string): string;
  /** An order by the first, then by the second. */
  orderPair(first: string, second: string): string;
  /** The value of the row with the least or greatest order, aggregated. */
  valueAt(end: 'first' | 'last', value: string, order: string, filter: string): string;
  aggregate(call: string, filter: string | undefined): string;
  readonly lists: ListSql;
  /** What a look-up finds for a row of `s`, as a value with a field per column. */
  lookup(lookup: Lookup): string;
  /** An item of a WITH list that is computed once and kept. */
  kept(name: string, sql: string): string;
}

/** Lists that an aggregate gathers; without any row, a list is NULL, and so is what comes of it. */
export interface ListSql {
  /** Ascending, aggregated; the filter must keep out rows without a value. */
  sorted(value: string, filter: string): string;
  /** Ascending, of a list. */
  ascending(list: string): string;
  size(list: string): string;
  /** Of an even number of items the lower or the upper of the two in the middle. */
  middle(list: string, which: 'lower' | 'upper'): string;
  last(list: string): string;
  greatest(list: string): string;
  sum(list: string): string;
  /** Of ascending days, the number of days from each to the next other one. */
  dayGaps(list: string): string;
}

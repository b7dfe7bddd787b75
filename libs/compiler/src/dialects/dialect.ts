import type {
  DateOperation,
  IntegerAlgebra,
  Literal,
  OperatorName,
  ValueType,
} from '@tagwright/rules';

/** The right-hand side of an operator as SQL literals. */
export interface OperandSql {
  readonly shape: 'none' | 'one' | 'range' | 'list';
  readonly values: readonly string[];
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
  /** Day, month or year distance between a date and the run's day (an SQL literal's text). */
  dateDistance(operation: DateOperation, sql: string, day: string): string;
  /** The local day of a UTC timestamp. */
  localDate(sql: string, zone: string): string;
  /** A total order: time first, then the row's place in the dataset. */
  rowOrder(time: string, type: 'date' | 'timestamp', sequence: string): string;
  /** The value of the row with the least or greatest order, aggregated. */
  valueAt(end: 'first' | 'last', value: string, order: string, filter: string): string;
  aggregate(call: string, filter: string | undefined): string;
}

import {
  isGap,
  type GapOperation,
  type MeasureOperation,
  type MeasureSource,
} from '../ast/measure.js';
import type { DatasetView, ValueType } from '../catalog-view.js';
import { resolveColumn } from './condition-scope.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readFields, readText, readWholeNumber, type Fields } from './read-nodes.js';
import { equalTypes } from './read-rollup.js';

/** What a measure looks at, beside its rows. */
export type Measured = Pick<MeasureSource, 'column' | 'minEvents'>;

/**
 * What stands after the operation: its column, or the options of a gap.
 * @param type of the fact, which must hold the result; left out: it need not
 */
export function readMeasured(
  fields: Fields,
  operation: MeasureOperation,
  dataset: DatasetView,
  type: ValueType | undefined,
  context: ParseContext,
): Measured {
  const at = fields.get(operation) ?? fields.at;
  if (operation === 'count' || operation === 'exists') {
    readFields(at, { required: [] }, context.problems);
    requireResult(at, [operation === 'count' ? 'integer' : 'boolean'], type, context);
    return {};
  }
  if (isGap(operation)) return readGap(at, operation, type, context);
  const code = readText(at, context.problems);
  const column = code === undefined ? undefined : resolveColumn(dataset, code, at, context);
  if (column === undefined) return {};
  if (operation === 'distinct') requireResult(at, ['integer'], type, context);
  else checkColumn(at, operation, column.type, type, context);
  return { column: column.code };
}

const GAP_RESULTS: Readonly<Record<GapOperation, readonly ValueType['kind'][]>> = {
  medianGap: ['integer', 'decimal'],
  avgGap: ['decimal'],
  lastGap: ['integer'],
  maxGap: ['integer'],
};

function readGap(
  at: Cursor,
  operation: GapOperation,
  type: ValueType | undefined,
  context: ParseContext,
): Measured {
  const fields = readFields(at, { required: [], optional: ['minEvents'] }, context.problems);
  requireResult(at, GAP_RESULTS[operation], type, context);
  const least = fields?.get('minEvents');
  if (least === undefined) return { minEvents: 2 };
  const minEvents = readWholeNumber(least, context.problems, { min: 2, max: 1_000 });
  return minEvents === undefined ? {} : { minEvents };
}

function requireResult(
  at: Cursor,
  kinds: readonly ValueType['kind'][],
  type: ValueType | undefined,
  { problems }: ParseContext,
): void {
  if (type === undefined || kinds.includes(type.kind)) return;
  const given = kinds.join(' or ');
  problems.report(at, 'type_mismatch', `This measure gives ${given}, the fact is ${type.kind}.`);
}

type ColumnMeasure = Exclude<MeasureOperation, 'count' | 'exists' | 'distinct' | GapOperation>;

const NUMBERS: readonly ValueType['kind'][] = ['integer', 'decimal'];
const ORDERED: readonly ValueType['kind'][] = [...NUMBERS, 'date', 'timestamp'];
const EVERY: readonly ValueType['kind'][] = [...ORDERED, 'boolean', 'text', 'code'];
const MEASURABLE: Readonly<Record<ColumnMeasure, readonly ValueType['kind'][]>> = {
  sum: NUMBERS,
  avg: NUMBERS,
  min: ORDERED,
  max: ORDERED,
  median: ORDERED,
  first: EVERY,
  last: EVERY,
  mode: EVERY,
};

function checkColumn(
  at: Cursor,
  operation: ColumnMeasure,
  column: ValueType,
  type: ValueType | undefined,
  { problems }: ParseContext,
): void {
  if (!MEASURABLE[operation].includes(column.kind)) {
    problems.report(at, 'type_mismatch', `"${operation}" does not apply to a ${column.kind}.`);
    return;
  }
  if (type === undefined) return;
  if (operation === 'avg') {
    if (type.kind === 'decimal') return;
    const hint = 'Give the fact type decimal and a scale.';
    problems.report(at, 'type_mismatch', 'An average is a decimal.', hint);
    return;
  }
  // The mean of the two middle numbers is rounded to the fact's scale, whatever that is.
  const isRounded = operation === 'median' && NUMBERS.includes(column.kind);
  if (isRounded ? NUMBERS.includes(type.kind) : canHold(type, column)) return;
  const hint = 'The fact needs the type of the column; a decimal at least its scale.';
  problems.report(at, 'type_mismatch', 'The fact cannot hold this column exactly.', hint);
}

/** Same type, or a wider decimal, or the local date of a timestamp. */
export function canHold(type: ValueType, column: ValueType): boolean {
  if (type.kind === 'decimal') {
    if (column.kind === 'integer') return true;
    return column.kind === 'decimal' && column.scale <= type.scale;
  }
  if (type.kind === 'date' && column.kind === 'timestamp') return true;
  return equalTypes(type, column);
}

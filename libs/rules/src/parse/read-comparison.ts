import {
  COMPARABLE_OPERATIONS,
  restricted,
  type ComparisonSource,
  type MeasureSource,
} from '../ast/measure.js';
import { windowBefore } from '../ast/window.js';
import type { DatasetView, ValueType } from '../catalog-view.js';
import { columnScope } from './condition-scope.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readCondition } from './read-condition.js';
import { canHold, readMeasured } from './read-measured.js';
import { named, readFields, readMapping, readOneOf, type Fields } from './read-nodes.js';

/** The operations of a measure that set two measures against each other. */
export const COMPARISONS = ['ratio', 'share', 'trend'] as const;

/** The rows that both measures look at. */
export type ComparedRows = Pick<MeasureSource, 'dataset' | 'where' | 'window' | 'on'>;

/** What stands after `ratio`, `share` or `trend`. */
export function readComparison(
  fields: Fields,
  comparison: (typeof COMPARISONS)[number],
  rows: ComparedRows,
  dataset: DatasetView,
  type: ValueType,
  context: ParseContext,
): ComparisonSource | undefined {
  const at = fields.get(comparison) ?? fields.at;
  switch (comparison) {
    case 'ratio':
      return readRatio(at, rows, dataset, type, context);
    case 'share': {
      requireDecimal(at, type, context);
      const of = readCondition(at, columnScope(dataset, context), context);
      const base = { kind: 'measure', operation: 'count', ...rows } as const;
      return of === undefined ? undefined : { kind: 'comparison', form: 'share', of, base };
    }
    case 'trend':
      return readTrend(at, fields.get('window') ?? at, rows, dataset, type, context);
  }
}

function readRatio(
  at: Cursor,
  rows: ComparedRows,
  dataset: DatasetView,
  type: ValueType,
  context: ParseContext,
): ComparisonSource | undefined {
  requireDecimal(at, type, context);
  const inner = readFields(at, { required: ['of', 'to'] }, context.problems);
  const [ofAt, toAt] = [inner?.get('of'), inner?.get('to')];
  if (ofAt === undefined || toAt === undefined) return undefined;
  const measured = readCompared(ofAt, rows, dataset, context);
  const base = readCompared(toAt, rows, dataset, context);
  if (measured === undefined || base === undefined) return undefined;
  return { kind: 'comparison', form: 'ratio', measured, base };
}

function readTrend(
  at: Cursor,
  windowAt: Cursor,
  rows: ComparedRows,
  dataset: DatasetView,
  type: ValueType,
  context: ParseContext,
): ComparisonSource | undefined {
  const { problems } = context;
  const inner = readFields(at, { required: ['of', 'as'] }, problems);
  const [ofAt, asAt] = [inner?.get('of'), inner?.get('as')];
  if (ofAt === undefined || asAt === undefined) return undefined;
  const as = readOneOf(asAt, ['ratio', 'difference'], problems);
  const measured = readCompared(ofAt, rows, dataset, context);
  const window = windowBefore(rows.window);
  if (window === undefined) {
    const message = 'A trend needs a window with one of the same length before it.';
    const hint = 'Use last, between with one unit, or a whole previous period.';
    problems.report(windowAt, 'no_window_before', message, hint);
  }
  if (as === undefined || measured === undefined || window === undefined) return undefined;
  if (as === 'ratio') requireDecimal(at, type, context);
  else requireDifference(ofAt, measured, dataset, type, context);
  const form = as === 'ratio' ? 'trendRatio' : 'trendDifference';
  return { kind: 'comparison', form, measured, base: { ...measured, window } };
}

/** One of the two measures: its operation and a further condition of its own. */
function readCompared(
  at: Cursor,
  rows: ComparedRows,
  dataset: DatasetView,
  context: ParseContext,
): MeasureSource | undefined {
  const { problems } = context;
  const before = problems.count;
  const keys = readMapping(at, problems);
  const operation = COMPARABLE_OPERATIONS.find((each) => keys?.get(each) !== undefined);
  if (keys === undefined || operation === undefined) {
    const hint = `One of: ${COMPARABLE_OPERATIONS.join(', ')}.`;
    if (keys !== undefined) {
      problems.report(at, 'not_a_measure', `${named(at)} needs an operation.`, hint);
    }
    return undefined;
  }
  const fields = readFields(at, { required: [operation], optional: ['where'] }, problems);
  if (fields === undefined) return undefined;
  const measured = readMeasured(fields, operation, dataset, undefined, context);
  requireNumber(fields.get(operation) ?? at, measured.column, operation, dataset, context);
  const whereAt = fields.get('where');
  const where = whereAt && readCondition(whereAt, columnScope(dataset, context), context);
  if (problems.count > before) return undefined;
  const source: MeasureSource = { kind: 'measure', operation, ...measured, ...rows };
  return where === undefined ? source : restricted(source, where);
}

function requireNumber(
  at: Cursor,
  column: string | undefined,
  operation: (typeof COMPARABLE_OPERATIONS)[number],
  dataset: DatasetView,
  { problems }: ParseContext,
): void {
  const kind = typeOf(column, dataset)?.kind;
  if (kind === undefined || operation === 'distinct') return;
  if (kind === 'integer' || kind === 'decimal') return;
  problems.report(at, 'type_mismatch', `Only numbers are compared, not a ${kind}.`);
}

function requireDecimal(at: Cursor, type: ValueType, { problems }: ParseContext): void {
  if (type.kind === 'decimal') return;
  const hint = 'Give the fact type decimal and a scale.';
  problems.report(at, 'type_mismatch', 'A quotient is a decimal.', hint);
}

function requireDifference(
  at: Cursor,
  { operation, column }: MeasureSource,
  dataset: DatasetView,
  type: ValueType,
  { problems }: ParseContext,
): void {
  const counted: ValueType = { kind: 'integer' };
  const result = operation === 'distinct' ? counted : (typeOf(column, dataset) ?? counted);
  if (canHold(type, result)) return;
  const hint = 'A difference has the type of its measure; a decimal at least its scale.';
  problems.report(at, 'type_mismatch', 'The fact cannot hold this difference exactly.', hint);
}

function typeOf(column: string | undefined, dataset: DatasetView): ValueType | undefined {
  return dataset.columns.find(({ code }) => code === column)?.type;
}

import type { ColumnView, DatasetView, Subject, ValueType } from '../catalog-view.js';
import {
  MEASURE_OPERATIONS,
  type MeasureOperation,
  type MeasureSource,
} from '../ast/fact-definition.js';
import type { Window } from '../ast/window.js';
import { didYouMean } from './closest-word.js';
import { columnScope, resolveColumn } from './condition-scope.js';
import type { ParseContext } from './parse-context.js';
import { readCondition } from './read-condition.js';
import { readFields, readMapping, readText, type Fields } from './read-nodes.js';
import { equalTypes } from './read-rollup.js';
import { readWindow } from './read-window.js';
import type { Cursor } from './cursor.js';

/** A measure over the subject's rows of one dataset, its result checked against the fact's type. */
export function readMeasure(
  at: Cursor,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): MeasureSource | undefined {
  const { problems } = context;
  const fields = readMapping(at, problems);
  if (fields === undefined) return undefined;
  const operations = MEASURE_OPERATIONS.filter((each) => fields.get(each) !== undefined);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) {
    const hint = `One of: ${MEASURE_OPERATIONS.join(', ')}.`;
    problems.report(at, 'not_a_measure', 'A measure has exactly one operation.', hint);
    return undefined;
  }
  const shape = { required: [operation, 'from'], optional: ['where', 'window', 'on'] };
  const fromAt = readFields(at, shape, problems)?.get('from');
  const dataset = fromAt && readDataset(fromAt, context);
  if (fromAt === undefined || dataset === undefined) return undefined;
  const before = problems.count;
  checkSubject(fromAt, dataset, subject, context);
  const column = readColumn(fields, operation, dataset, type, context);
  const whereAt = fields.get('where');
  const where = whereAt && readCondition(whereAt, columnScope(dataset, context), context);
  const timing = readTiming(fields, operation, dataset, context);
  if (problems.count > before || timing === undefined) return undefined;
  const optional = { ...(column && { column: column.code }), ...(where && { where }) };
  return { kind: 'measure', operation, dataset: dataset.dataset, ...optional, ...timing };
}

/** A dataset that facts may read, or undefined (reported). */
export function readDataset(at: Cursor, context: ParseContext): DatasetView | undefined {
  const code = readText(at, context.problems);
  if (code === undefined) return undefined;
  const dataset = context.catalog.datasets.get(code);
  if (dataset === undefined) {
    const hint = didYouMean(code, context.catalog.datasets.keys());
    context.problems.report(at, 'unknown_dataset', `There is no dataset "${code}".`, hint);
    return undefined;
  }
  if (!dataset.personal) return dataset;
  const message = `The dataset "${code}" holds personal data; no fact may read it.`;
  context.problems.report(at, 'personal_dataset', message);
  return undefined;
}

function checkSubject(
  at: Cursor,
  dataset: DatasetView,
  subject: Subject,
  { problems }: ParseContext,
): void {
  const idColumn = `${subject}_id`;
  if (dataset.columns.some((column) => column.code === idColumn)) return;
  const message = `The dataset "${dataset.dataset}" has no column "${idColumn}".`;
  problems.report(at, 'subject_mismatch', message, `It cannot be measured per ${subject}.`);
}

function readColumn(
  fields: Fields,
  operation: MeasureOperation,
  dataset: DatasetView,
  type: ValueType,
  context: ParseContext,
): ColumnView | undefined {
  const at = fields.get(operation) ?? fields.at;
  if (operation === 'count' || operation === 'exists') {
    readFields(at, { required: [] }, context.problems);
    requireResult(at, operation === 'count' ? 'integer' : 'boolean', type, context);
    return undefined;
  }
  const code = readText(at, context.problems);
  const column = code === undefined ? undefined : resolveColumn(dataset, code, at, context);
  if (column === undefined) return undefined;
  if (operation === 'distinct') requireResult(at, 'integer', type, context);
  else checkResult(at, operation, column.type, type, context);
  return column;
}

function requireResult(
  at: Cursor,
  kind: ValueType['kind'],
  type: ValueType,
  { problems }: ParseContext,
): void {
  if (type.kind === kind) return;
  problems.report(at, 'type_mismatch', `This measure gives a ${kind}, the fact is a ${type.kind}.`);
}

type ColumnMeasure = Exclude<MeasureOperation, 'count' | 'exists' | 'distinct'>;

const NUMBERS: readonly ValueType['kind'][] = ['integer', 'decimal'];
const ORDERED: readonly ValueType['kind'][] = [...NUMBERS, 'date', 'timestamp'];
const EVERY: readonly ValueType['kind'][] = [...ORDERED, 'boolean', 'text', 'code'];
const MEASURABLE: Readonly<Record<ColumnMeasure, readonly ValueType['kind'][]>> = {
  sum: NUMBERS,
  avg: NUMBERS,
  min: ORDERED,
  max: ORDERED,
  first: EVERY,
  last: EVERY,
};

function checkResult(
  at: Cursor,
  operation: ColumnMeasure,
  column: ValueType,
  type: ValueType,
  { problems }: ParseContext,
): void {
  if (!MEASURABLE[operation].includes(column.kind)) {
    problems.report(at, 'type_mismatch', `"${operation}" does not apply to a ${column.kind}.`);
    return;
  }
  if (operation === 'avg') {
    if (type.kind === 'decimal') return;
    const hint = 'Give the fact type decimal and a scale.';
    problems.report(at, 'type_mismatch', 'An average is a decimal.', hint);
    return;
  }
  if (canHold(type, column)) return;
  const hint = 'The fact needs the type of the column; a decimal at least its scale.';
  problems.report(at, 'type_mismatch', 'The fact cannot hold this column exactly.', hint);
}

/** Same type, or a wider decimal, or the local date of a timestamp. */
function canHold(type: ValueType, column: ValueType): boolean {
  if (type.kind === 'decimal') {
    if (column.kind === 'integer') return true;
    return column.kind === 'decimal' && column.scale <= type.scale;
  }
  if (type.kind === 'date' && column.kind === 'timestamp') return true;
  return equalTypes(type, column);
}

function readTiming(
  fields: Fields,
  operation: MeasureOperation,
  dataset: DatasetView,
  context: ParseContext,
): { window: Window; on?: string } | undefined {
  const { problems } = context;
  const windowAt = fields.get('window');
  const window: Window | undefined =
    windowAt === undefined ? { kind: 'ever' } : readWindow(windowAt, problems);
  const onAt = fields.get('on');
  const on = onAt === undefined ? dataset.eventColumn : readOn(onAt, dataset, context);
  if (window === undefined) return undefined;
  if (window.kind === 'next' && onAt === undefined) {
    problems.report(fields.at, 'missing_key', 'A window `next` needs `on`: the column of dates.');
  }
  const needsTime = window.kind !== 'ever' || operation === 'first' || operation === 'last';
  if (on === undefined && needsTime && onAt === undefined) {
    const message = `The dataset "${dataset.dataset}" has no event column.`;
    const hint = 'Say with `on` which date column counts.';
    problems.report(windowAt ?? fields.at, 'no_event_column', message, hint);
  }
  return on === undefined ? { window } : { window, on };
}

function readOn(at: Cursor, dataset: DatasetView, context: ParseContext): string | undefined {
  const code = readText(at, context.problems);
  const column = code === undefined ? undefined : resolveColumn(dataset, code, at, context);
  if (column === undefined) return undefined;
  if (column.type.kind === 'date' || column.type.kind === 'timestamp') return column.code;
  context.problems.report(at, 'type_mismatch', `"${column.code}" is neither date nor timestamp.`);
  return undefined;
}

import {
  isGap,
  MEASURE_OPERATIONS,
  type ComparisonSource,
  type MeasureOperation,
  type MeasureSource,
} from '../ast/measure.js';
import type { Subject, ValueType } from '../catalog-view.js';
import { columnScope } from './condition-scope.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { COMPARISONS, readComparison } from './read-comparison.js';
import { readCondition } from './read-condition.js';
import { readSubjectDataset } from './read-dataset.js';
import { readMeasured } from './read-measured.js';
import { readFields, readMapping } from './read-nodes.js';
import { readTiming } from './read-timing.js';

const OPERATIONS = [...MEASURE_OPERATIONS, ...COMPARISONS];

/** A measure over the subject's rows of one dataset, its result checked against the fact's type. */
export function readMeasure(
  at: Cursor,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): MeasureSource | ComparisonSource | undefined {
  const { problems } = context;
  const keys = readMapping(at, problems);
  if (keys === undefined) return undefined;
  const operations = OPERATIONS.filter((each) => keys.get(each) !== undefined);
  const [operation] = operations;
  if (operation === undefined || operations.length > 1) {
    const hint = `One of: ${OPERATIONS.join(', ')}.`;
    problems.report(at, 'not_a_measure', 'A measure has exactly one operation.', hint);
    return undefined;
  }
  const shape = { required: [operation, 'from'], optional: ['where', 'window', 'on'] };
  const fields = readFields(at, shape, problems);
  const fromAt = fields?.get('from');
  const before = problems.count;
  const dataset = fromAt && readSubjectDataset(fromAt, subject, context);
  if (fields === undefined || dataset === undefined) return undefined;
  const whereAt = fields.get('where');
  const where = whereAt && readCondition(whereAt, columnScope(dataset, context), context);
  const timing = readTiming(fields, needsTime(operation), dataset, subject, context);
  const rows = timing && { dataset: dataset.dataset, ...(where && { where }), ...timing };
  const comparison = COMPARISONS.find((each) => each === operation);
  if (comparison !== undefined) {
    const source = rows && readComparison(fields, comparison, rows, dataset, type, context);
    return problems.count > before ? undefined : source;
  }
  const simple = operation as MeasureOperation;
  const measured = readMeasured(fields, simple, dataset, type, context);
  if (problems.count > before || rows === undefined) return undefined;
  return { kind: 'measure', operation: simple, ...measured, ...rows };
}

/** Whether the rows must lie in time, even without a window. */
function needsTime(operation: (typeof OPERATIONS)[number]): boolean {
  if (COMPARISONS.some((each) => each === operation)) return false;
  const measure = operation as MeasureOperation;
  return isGap(measure) || ['first', 'last', 'mode'].includes(measure);
}

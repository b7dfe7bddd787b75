import type { Condition, LeafCondition } from '../ast/condition.js';
import { SEQUENCE_RESULTS, type SequenceSource, type SequenceStep } from '../ast/sequence.js';
import type { Window } from '../ast/window.js';
import type { Subject, ValueType } from '../catalog-view.js';
import { mayHoldTogether } from '../logic/hold-together.js';
import { trueForm } from '../logic/negate.js';
import { columnScope } from './condition-scope.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readCondition } from './read-condition.js';
import { readSubjectDataset } from './read-dataset.js';
import { readBoolean, readFields, readMapping, readOneOf, type Fields } from './read-nodes.js';
import { readCount } from './read-length.js';
import { readOn } from './read-timing.js';
import { readWindow } from './read-window.js';

export const RELATIONS = ['then', 'without'] as const;
/** Three years. */
export const MAX_DAYS = 1_096;

/** Events of one kind that others follow, or do not follow, within so many days. */
export function readSequence(
  at: Cursor,
  subject: Subject,
  type: ValueType,
  context: ParseContext,
): SequenceSource | undefined {
  const { problems } = context;
  const before = problems.count;
  const keys = readMapping(at, problems);
  const relations = RELATIONS.filter((each) => keys?.get(each) !== undefined);
  const [relation] = relations;
  if (keys !== undefined && (relation === undefined || relations.length > 1)) {
    const message = 'A sequence has exactly one of: then, without.';
    problems.report(at, 'not_a_sequence', message);
  }
  if (relation === undefined || relations.length > 1) return undefined;
  const required = ['first', relation, 'within', 'result', 'window'];
  const fields = readFields(at, { required, optional: ['sameDay'] }, problems);
  if (fields === undefined) return undefined;
  const read = <T>(key: string, reader: (spot: Cursor) => T) => reader(fields.get(key) ?? at);
  const first = read('first', (spot) => readStep(spot, subject, context));
  const second = read(relation, (spot) => readStep(spot, subject, context));
  const within = read('within', (spot) => readDays(spot, context));
  const result = read('result', (spot) => readResult(spot, type, context));
  const window = read('window', (spot) => readWindow(spot, subject, context));
  const sameDayAt = fields.get('sameDay');
  const sameDay = sameDayAt === undefined ? false : readBoolean(sameDayAt, problems);
  if (!first || !second || !within || !result || !window) return undefined;
  checkWindow(fields, window, first, second, context);
  if (sameDay === true && mayBeOneRow(first, second)) {
    const message = 'A row that is both a first and a second event would follow itself.';
    const hint = 'Keep them apart by what `where` asks of one column, or leave `sameDay` out.';
    problems.report(sameDayAt ?? at, 'follows_itself', message, hint);
  }
  if (problems.count > before || sameDay === undefined) return undefined;
  const { count: days, ...named } = within;
  return { kind: 'sequence', relation, first, second, days, ...named, sameDay, window, result };
}

/** Whether a row may be an event of both kinds; what the two ask of some column may exclude it. */
function mayBeOneRow(first: SequenceStep, second: SequenceStep): boolean {
  if (first.dataset !== second.dataset) return false;
  const leaves = [first.where, second.where].flatMap((where) =>
    where === undefined ? [] : certainLeaves(trueForm(where)),
  );
  const columns = new Set(leaves.map(({ reference }) => reference.code));
  return [...columns].every((column) =>
    mayHoldTogether(leaves.filter(({ reference }) => reference.code === column)),
  );
}

/** Comparisons that hold whenever the condition does. */
function certainLeaves(condition: Condition): LeafCondition[] {
  if (condition.kind === 'leaf') return [condition];
  return condition.kind === 'all'
    ? condition.conditions.flatMap((each) => certainLeaves(each))
    : [];
}

function readStep(at: Cursor, subject: Subject, context: ParseContext): SequenceStep | undefined {
  const { problems } = context;
  const fields = readFields(at, { required: ['from'], optional: ['where', 'on'] }, problems);
  const fromAt = fields?.get('from');
  const dataset = fromAt && readSubjectDataset(fromAt, subject, context);
  if (fields === undefined || dataset === undefined) return undefined;
  const whereAt = fields.get('where');
  const where = whereAt && readCondition(whereAt, columnScope(dataset, context), context);
  const onAt = fields.get('on');
  const on = onAt === undefined ? dataset.eventColumn : readOn(onAt, dataset, context);
  if (on === undefined && onAt === undefined) {
    const message = `The dataset "${dataset.dataset}" has no event column.`;
    const hint = 'Say with `on` which date column counts.';
    problems.report(at, 'no_event_column', message, hint);
  }
  return on === undefined ? undefined : { dataset: dataset.dataset, on, ...(where && { where }) };
}

function readDays(at: Cursor, context: ParseContext): ReturnType<typeof readCount> {
  const daysAt = readFields(at, { required: ['days'] }, context.problems)?.get('days');
  return daysAt && readCount(daysAt, { min: 1, max: MAX_DAYS }, context);
}

const RESULT_TYPES = { exists: 'boolean', count: 'integer', lastDate: 'date' } as const;

function readResult(
  at: Cursor,
  type: ValueType,
  { problems }: ParseContext,
): SequenceSource['result'] | undefined {
  const result = readOneOf(at, SEQUENCE_RESULTS, problems);
  if (result === undefined || type.kind === RESULT_TYPES[result]) return result;
  const message = `"${result}" gives a ${RESULT_TYPES[result]}, the fact is a ${type.kind}.`;
  problems.report(at, 'type_mismatch', message);
  return undefined;
}

/** Windows for which it can be known what followed. */
function checkWindow(
  fields: Fields,
  window: Window,
  first: SequenceStep,
  second: SequenceStep,
  { problems }: ParseContext,
): void {
  const at = fields.get('window') ?? fields.at;
  if (window.kind === 'next' || window.kind === 'since') {
    const message = `A sequence cannot have the window "${window.kind}".`;
    problems.report(at, 'window_not_offered', message, 'Use last, between or a calendar period.');
  }
  if (window.kind === 'ever' && first.dataset !== second.dataset) {
    const message = 'What followed an event long ago, another dataset need not cover.';
    problems.report(at, 'window_not_offered', message, 'Use a window with a start.');
  }
}

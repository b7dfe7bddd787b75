import type { MeasureSource } from '../ast/measure.js';
import type { Window } from '../ast/window.js';
import type { DatasetView, Subject } from '../catalog-view.js';
import { resolveColumn } from './condition-scope.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readText, type Fields } from './read-nodes.js';
import { readWindow } from './read-window.js';

/** Which rows of a dataset lie in time: a window over one of its date or timestamp columns. */
export type Timing = Pick<MeasureSource, 'window' | 'on'>;

/**
 * The keys `window` and `on`; by default ever, over the dataset's event column.
 * @param needsTime whether rows must have a time even if the window is `ever`
 */
export function readTiming(
  fields: Fields,
  needsTime: boolean,
  dataset: DatasetView,
  subject: Subject,
  context: ParseContext,
): Timing | undefined {
  const { problems } = context;
  const windowAt = fields.get('window');
  const window: Window | undefined =
    windowAt === undefined ? { kind: 'ever' } : readWindow(windowAt, subject, context);
  const onAt = fields.get('on');
  const on = onAt === undefined ? dataset.eventColumn : readOn(onAt, dataset, context);
  if (window === undefined) return undefined;
  if (window.kind === 'next' && onAt === undefined) {
    problems.report(fields.at, 'missing_key', 'A window `next` needs `on`: the column of dates.');
  }
  if (on === undefined && onAt === undefined && (needsTime || window.kind !== 'ever')) {
    const message = `The dataset "${dataset.dataset}" has no event column.`;
    const hint = 'Say with `on` which date column counts.';
    problems.report(windowAt ?? fields.at, 'no_event_column', message, hint);
  }
  return on === undefined ? { window } : { window, on };
}

/** A date or timestamp column. */
export function readOn(
  at: Cursor,
  dataset: DatasetView,
  context: ParseContext,
): string | undefined {
  const code = readText(at, context.problems);
  const column = code === undefined ? undefined : resolveColumn(dataset, code, at, context);
  if (column === undefined) return undefined;
  if (column.type.kind === 'date' || column.type.kind === 'timestamp') return column.code;
  context.problems.report(at, 'type_mismatch', `"${column.code}" is neither date nor timestamp.`);
  return undefined;
}

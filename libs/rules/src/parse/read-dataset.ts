import type { DatasetView, Subject } from '../catalog-view.js';
import { didYouMean } from './closest-word.js';
import type { Cursor } from './cursor.js';
import type { ParseContext } from './parse-context.js';
import { readText } from './read-nodes.js';

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

/** A dataset with rows of the subject. */
export function readSubjectDataset(
  at: Cursor,
  subject: Subject,
  context: ParseContext,
): DatasetView | undefined {
  const dataset = readDataset(at, context);
  const idColumn = `${subject}_id`;
  if (dataset?.columns.some((column) => column.code === idColumn) === false) {
    const message = `The dataset "${dataset.dataset}" has no column "${idColumn}".`;
    const hint = `It cannot be measured per ${subject}.`;
    context.problems.report(at, 'subject_mismatch', message, hint);
  }
  return dataset;
}

import type { RunView } from '@tagwright/materialization';
import type { CollectionPreview, PlannedAction, PlannedChange } from '@tagwright/retention';
import { megabytes } from './megabytes.js';

const HEADINGS: Readonly<Record<PlannedAction, string>> = {
  delete: 'Would delete now',
  mark: 'Would mark, to be deleted by a later collection',
  wait: 'Marked before, and not due yet',
  unmark: 'Marked before, and kept after all',
};

const REASONS: Readonly<Record<string, string>> = {
  published: 'published',
  active: 'active',
  run: 'read or made by a run at work',
  pinned: 'pinned',
  input: 'what is kept above was made from it',
  last: 'among the last ones',
  young: 'young',
  month: 'last one of its month',
};

/** What a collection would do, for people. */
export function previewLines({ changes, kept, orphans }: CollectionPreview): string[] {
  const actions = Object.keys(HEADINGS) as PlannedAction[];
  const groups = actions.flatMap((action) => {
    const group = changes.filter((change) => change.action === action);
    if (group.length === 0) return [];
    const bytes = group.reduce((sum, change) => sum + change.bytes, 0);
    return [`${HEADINGS[action]}: ${group.length} (${megabytes(bytes)})`, ...group.map(changeLine)];
  });
  return [
    ...(groups.length === 0 ? ['Nothing would be marked or deleted.'] : groups),
    `Files that belong to nothing, would be deleted: ${orphans.files} (${megabytes(orphans.bytes)})`,
    'Kept:',
    ...kept.map(
      ({ kind, reason, count, bytes }) =>
        `  ${kind.replace('_', ' ')}: ${count} ${REASONS[reason] ?? reason} (${megabytes(bytes)})`,
    ),
  ];
}

function changeLine({
  name,
  since,
  bytes,
  action,
  collectAfter,
  keptBecause,
}: PlannedChange): string {
  const day = since.toISOString().slice(0, 10);
  if (action === 'unmark') return `  ${name} of ${day}: ${REASONS[keptBecause ?? ''] ?? ''}`;
  const when =
    action === 'delete' || collectAfter === null ? '' : `, after ${collectAfter.toISOString()}`;
  return `  ${name} of ${day}, ${megabytes(bytes)}${when}`;
}

/** What a collection did, for people. */
export function collectionLines({ id, result }: RunView): string[] {
  const figure = (name: string): number => Number(result?.[name] ?? 0);
  const lines = [
    `Run ${id} marked ${figure('marked')}, took the mark off ${figure('unmarked')}, kept ${figure('kept')}.`,
  ];
  if (result?.postponed === true) {
    lines.push(
      'A backup is being made, or a run is about to register files: nothing was deleted; ' +
        'the next collection does it.',
    );
  } else {
    const freed = megabytes(figure('freedBytes'));
    lines.push(
      `Deleted the files of ${figure('deleted')} and ${figure('orphans')} files that belonged to nothing: ${freed}.`,
    );
  }
  return lines;
}

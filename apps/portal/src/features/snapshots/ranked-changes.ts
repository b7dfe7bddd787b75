import type { Move, TagChange, TagValue, ValueKind } from '../../api/types.js';

/** Moves between different values, largest first. */
export function movesOf(change: TagChange): readonly Move[] {
  return change.matrix.filter((move) => move.from !== move.to).sort((a, b) => b.count - a.count);
}

/** Changes worth showing, the largest first. */
export function rankedChanges(changes: readonly TagChange[]): readonly TagChange[] {
  return changes.filter((change) => change.changed > 0).sort((a, b) => b.changed - a.changed);
}

/** A value of the transition matrix, which comes as text, in its tag's type. */
export function movedValue(text: string | null, kind: ValueKind | undefined): TagValue {
  if (text === null) return null;
  if (kind === 'boolean') return text === 'true';
  if (kind === 'codes') return text === '' ? [] : text.split(',');
  return text;
}

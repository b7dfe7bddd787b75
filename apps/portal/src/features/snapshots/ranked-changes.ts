import type { Move, TagChange } from '../../api/types.js';

const same = (move: Move): boolean => JSON.stringify(move.from) === JSON.stringify(move.to);

/** Moves between different values, largest first. */
export function movesOf(change: TagChange): readonly Move[] {
  return change.matrix.filter((move) => !same(move)).sort((a, b) => b.count - a.count);
}

/** Changes worth showing, the largest first. */
export function rankedChanges(changes: readonly TagChange[]): readonly TagChange[] {
  return changes.filter((change) => change.changed > 0).sort((a, b) => b.changed - a.changed);
}

import type { Snapshot } from '../../api/types.js';

/** What has become of a snapshot's files, the weightiest first; `kept` needs no words. */
export type RetentionState = 'deleted' | 'marked' | 'pinned' | 'kept';

export function retentionState({ retention }: Pick<Snapshot, 'retention'>): RetentionState {
  if (retention.filesDeletedAt !== null) return 'deleted';
  if (retention.collectAfter !== null) return 'marked';
  return retention.pinnedBecause === null ? 'kept' : 'pinned';
}

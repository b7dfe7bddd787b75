import type { Subject } from '../../api/types.js';

/** One comparison as typed by the reader; values stay text until they are sent. */
export interface DraftLeaf {
  readonly tag: string;
  readonly operator: string;
  readonly values: readonly string[];
}

export interface DraftGroup {
  readonly mode: 'all' | 'any';
  readonly children: readonly DraftNode[];
}

export type DraftNode = DraftLeaf | DraftGroup;

/** A filter being built. It may be incomplete; nothing of it is lost while it is. */
export interface FilterDraft {
  readonly subject: Subject;
  readonly where: DraftGroup;
}

export const emptyLeaf: DraftLeaf = { tag: '', operator: 'equal', values: [] };

export function emptyDraft(subject: Subject): FilterDraft {
  return { subject, where: { mode: 'all', children: [] } };
}

export function isGroup(node: DraftNode): node is DraftGroup {
  return 'children' in node;
}

/** Every comparison of a group, in reading order. */
export function leavesOf(group: DraftGroup): readonly DraftLeaf[] {
  return group.children.flatMap((child) => (isGroup(child) ? leavesOf(child) : [child]));
}

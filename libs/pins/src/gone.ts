import { DomainError } from '@tagwright/kernel';

/** How far a thing is on its way out. */
export interface CollectionMarks {
  readonly collectAfter: Date | null;
  readonly deletionStartedAt: Date | null;
  readonly filesDeletedAt: Date | null;
}

/**
 * Refuses what is marked for collection or collected already.
 * @param name as a sentence begins with it, e.g. `Snapshot 3`
 * @throws DomainError `gone`
 */
export function refuseGone(name: string, marks: CollectionMarks): void {
  if (marks.collectAfter === null) return;
  throw marks.deletionStartedAt === null ? marked(name, marks.collectAfter) : gone(name);
}

/** For what has no files any more, or soon none. */
export function gone(name: string): DomainError {
  return new DomainError(
    'gone',
    `${name} has been collected: its files are deleted. Its manifest and what it changed stay.`,
    { kind: 'gone' },
  );
}

function marked(name: string, after: Date): DomainError {
  return new DomainError(
    'gone',
    `${name} is marked for collection: its files are deleted after ${after.toISOString()}. ` +
      'Pin it to keep and read it.',
    { kind: 'gone', details: { collectAfter: after.toISOString() } },
  );
}

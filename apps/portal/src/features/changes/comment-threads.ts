import type { ChangeComment } from '../../api/types.js';

/** A comment with everything that answers it, however deep. */
export interface CommentThread {
  readonly first: ChangeComment;
  /** Oldest first. */
  readonly answers: readonly ChangeComment[];
}

/** Comments as conversations, in the order in which they began. */
export function threadsOf(comments: readonly ChangeComment[]): CommentThread[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const rootOf = (comment: ChangeComment): number => {
    // Answers are always younger than what they answer, so this ends.
    const answered = comment.answers === null ? undefined : byId.get(comment.answers);
    return answered === undefined || answered.id >= comment.id ? comment.id : rootOf(answered);
  };
  const roots = new Map<number, ChangeComment[]>();
  for (const comment of comments.toSorted((one, other) => one.id - other.id)) {
    const root = rootOf(comment);
    roots.set(root, [...(roots.get(root) ?? []), comment]);
  }
  return [...roots.values()].flatMap(([first, ...answers]) =>
    first === undefined ? [] : [{ first, answers }],
  );
}

/** Threads about an object or a place within it. */
export const threadsAt = (threads: readonly CommentThread[], place: string): CommentThread[] =>
  threads.filter(({ first }) => first.place === place || first.place.startsWith(`${place}/`));

export type DueState = 'overdue' | 'today' | 'ahead';

/** States in which a day may still be kept or missed. */
const OPEN: readonly string[] = ['draft', 'in_review', 'approved'];

/**
 * How a change-set stands to its day; null where it has none, or where it no longer matters.
 * @param today as `yyyy-mm-dd`, in the reader's own zone
 */
export function dueState(
  set: { readonly dueOn: string | null; readonly state: string },
  today: string,
): DueState | null {
  if (set.dueOn === null || !OPEN.includes(set.state)) return null;
  if (set.dueOn < today) return 'overdue';
  return set.dueOn === today ? 'today' : 'ahead';
}

/** The reader's day as `yyyy-mm-dd`. */
export function dayOf(now: Date): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

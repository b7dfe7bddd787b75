import type { ChangeAction } from './possible-actions.js';

export type FormField = 'title' | 'reason' | 'assignee' | 'dueOn' | 'when' | 'comment';

/** Actions that ask before they act; the effect is computed at once. */
export type AskedAction = Exclude<ChangeAction, 'compute'>;

export type FormValues = Readonly<Record<FormField, string>>;

interface ActionForm {
  readonly fields: readonly FormField[];
  readonly required: readonly FormField[];
  /** Whether it is a decision about the content as it was shown, by its digest. */
  readonly isReview: boolean;
}

const form = (
  fields: readonly FormField[] = [],
  required: readonly FormField[] = [],
  isReview = false,
): ActionForm => ({ fields, required, isReview });

/** What each action asks for. */
export const ACTION_FORMS: Readonly<Record<AskedAction, ActionForm>> = {
  describe: form(['title', 'reason', 'assignee', 'dueOn'], ['title']),
  rebase: form(),
  submit: form(['assignee', 'dueOn']),
  approve: form(['comment'], [], true),
  requestChanges: form(['comment'], ['comment'], true),
  reject: form(['comment'], ['comment'], true),
  schedule: form(['when'], []),
  unschedule: form(),
  withdraw: form(['reason'], ['reason']),
  rollBack: form(['reason'], ['reason']),
};

/** Fields that must be filled in and are not. */
export function missingFields(action: AskedAction, values: FormValues): readonly FormField[] {
  return ACTION_FORMS[action].required.filter((field) => values[field].trim() === '');
}

const MOVED_ON = new Set([
  'digest_outdated',
  'change_set_outdated',
  'state_refused',
  'report_of_other_drafts',
  'report_outdated',
  'report_missing',
  'base_moved',
]);

/** Whether an answer means that the change-set is no longer what the reader looked at. */
export const isMovedOn = ({ code }: { readonly code: string }): boolean => MOVED_ON.has(code);

/** A time of a `datetime-local` field, in the reader's zone, as an instant; null for now. */
export const instantOf = (when: string): string | null =>
  when === '' ? null : new Date(when).toISOString();

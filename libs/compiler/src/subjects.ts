import type { Subject } from '@tagwright/rules';
import type { IdColumn } from './plan.js';

export interface SubjectView {
  readonly subject: Subject;
  readonly idColumn: IdColumn;
  /** The dataset whose ids are the population. */
  readonly population: string;
  /** Whether the population dataset may name a subject in several rows. */
  readonly repeats: boolean;
  /** The half-open days on which a row of it counts; without an end it counts on every day. */
  readonly valid: { readonly from: string; readonly to: string } | null;
}

const LINK_VALIDITY = { from: 'valid_from', to: 'valid_to' };

/** The subjects in the order in which their facts are computed. */
export const SUBJECTS: readonly SubjectView[] = [
  {
    subject: 'vehicle',
    idColumn: 'vehicle_id',
    population: 'vehicle',
    repeats: false,
    valid: null,
  },
  {
    subject: 'customer',
    idColumn: 'customer_id',
    population: 'customer_link',
    repeats: true,
    valid: LINK_VALIDITY,
  },
  { subject: 'lead', idColumn: 'lead_id', population: 'lead', repeats: false, valid: null },
];

/** The subjects in the order in which their tags are computed: customers gather the others. */
export const TAG_ORDER: readonly Subject[] = ['vehicle', 'lead', 'customer'];

export function subjectView(subject: Subject): SubjectView {
  const view = SUBJECTS.find((each) => each.subject === subject);
  if (view === undefined) throw new RangeError(subject);
  return view;
}

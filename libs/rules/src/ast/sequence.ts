import type { Condition } from './condition.js';
import type { ParameterUse } from './parameter.js';
import type { Window } from './window.js';

/** The events of one kind in a sequence: rows of a dataset, each on the local day of `on`. */
export interface SequenceStep {
  readonly dataset: string;
  readonly on: string;
  readonly where?: Condition;
}

export const SEQUENCE_RESULTS = ['exists', 'count', 'lastDate'] as const;

/**
 * First events that a second one follows within so many days (`then`), or that none follows
 * (`without`); of these, only those count whose days are over. The last day itself is inside.
 */
export interface SequenceSource {
  readonly kind: 'sequence';
  readonly relation: 'then' | 'without';
  readonly first: SequenceStep;
  readonly second: SequenceStep;
  readonly days: number;
  /** The parameter that the days were taken from. */
  readonly parameter?: ParameterUse;
  /** Whether an event on the very day of the first follows it. */
  readonly sameDay: boolean;
  /** In which the first events lie; the second may come up to `asOf`. */
  readonly window: Window;
  /** `lastDate` is the day of the last first event that counts. */
  readonly result: (typeof SEQUENCE_RESULTS)[number];
}

import type { Condition } from './condition.js';
import type { Window } from './window.js';

/** Days between the events of one subject: its own rhythm. */
export const GAP_OPERATIONS = ['medianGap', 'lastGap', 'avgGap', 'maxGap'] as const;
export type GapOperation = (typeof GAP_OPERATIONS)[number];

export const MEASURE_OPERATIONS = [
  'count',
  'exists',
  'sum',
  'min',
  'max',
  'avg',
  'median',
  'distinct',
  'first',
  'last',
  'mode',
  ...GAP_OPERATIONS,
] as const;
export type MeasureOperation = (typeof MEASURE_OPERATIONS)[number];

/** A measure over the subject's rows of one dataset. */
export interface MeasureSource {
  readonly kind: 'measure';
  readonly operation: MeasureOperation;
  /** Absent for count, exists and gaps. */
  readonly column?: string;
  /** Of a gap: on how many days there must be events, at least 2. */
  readonly minEvents?: number;
  readonly dataset: string;
  readonly where?: Condition;
  readonly window: Window;
  /** The date or timestamp column the window applies to; absent when the dataset has none. */
  readonly on?: string;
}

/** Measures that give one exact number, so that two of them can be set against each other. */
export const COMPARABLE_OPERATIONS = ['count', 'sum', 'distinct', 'min', 'max'] as const;

/** Two measures of one dataset: as their quotient, or as a trend from one window to the next. */
interface PairedMeasures {
  readonly kind: 'comparison';
  readonly form: 'ratio' | 'trendDifference' | 'trendRatio';
  readonly measured: MeasureSource;
  readonly base: MeasureSource;
}

/** How many of the rows that `base` counts fulfil a condition; undecided rows do not count at all. */
interface ShareOfRows {
  readonly kind: 'comparison';
  readonly form: 'share';
  readonly of: Condition;
  readonly base: MeasureSource;
}

/** Missing where either measure is; a quotient also where its base is 0. */
export type ComparisonSource = PairedMeasures | ShareOfRows;

/** The two measures that a comparison sets against each other. */
export function comparedMeasures(source: ComparisonSource): {
  readonly measured: MeasureSource;
  readonly base: MeasureSource;
} {
  if (source.form !== 'share') return source;
  const { of, base } = source;
  const decided: Condition = { kind: 'any', conditions: [of, { kind: 'not', condition: of }] };
  return { measured: restricted(base, of), base: restricted(base, decided) };
}

/** The measure over those of its rows that fulfil a further condition. */
export function restricted(source: MeasureSource, condition: Condition): MeasureSource {
  const { where } = source;
  if (where === undefined) return { ...source, where: condition };
  const conditions = where.kind === 'all' ? where.conditions : [where];
  return { ...source, where: { kind: 'all', conditions: [...conditions, condition] } };
}

export function isGap(operation: MeasureOperation): operation is GapOperation {
  return GAP_OPERATIONS.some((gap) => gap === operation);
}

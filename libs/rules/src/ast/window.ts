export type WindowUnit = 'days' | 'weeks' | 'months' | 'years';

/** A calendar length, at least 0 of one unit. */
export interface WindowLength {
  readonly unit: WindowUnit;
  readonly count: number;
}

/** Half-open stretch of time relative to the run's `asOf`: the start counts, the end does not. */
export type Window =
  | { readonly kind: 'ever' }
  | { readonly kind: 'last'; readonly length: WindowLength }
  | { readonly kind: 'between'; readonly from: WindowLength; readonly to: WindowLength }
  | { readonly kind: 'next'; readonly length: WindowLength };

import type { ParameterUse } from './parameter.js';

export type WindowUnit = 'days' | 'weeks' | 'months' | 'years';

/** A calendar length, at least 0 of one unit. */
export interface WindowLength {
  readonly unit: WindowUnit;
  readonly count: number;
  /** The parameter that the number was taken from. */
  readonly parameter?: ParameterUse;
}

export type CalendarPeriod = 'month' | 'quarter' | 'year';

/** Half-open stretch of time relative to the run's `asOf`: the start counts, the end does not. */
export type Window =
  | { readonly kind: 'ever' }
  | { readonly kind: 'last'; readonly length: WindowLength }
  | { readonly kind: 'between'; readonly from: WindowLength; readonly to: WindowLength }
  | { readonly kind: 'next'; readonly length: WindowLength }
  /** The current calendar period up to `asOf` (0 back), or a whole earlier one. */
  | { readonly kind: 'calendar'; readonly period: CalendarPeriod; readonly back: number }
  /** From the start of the day that a date fact of the same subject holds, up to `asOf`. */
  | { readonly kind: 'since'; readonly fact: string };

/** The window of the same length that ends where this one starts, if there is one. */
export function windowBefore(window: Window): Window | undefined {
  switch (window.kind) {
    case 'last':
      return { kind: 'between', from: times(window.length, 2), to: window.length };
    case 'between': {
      const { from, to } = window;
      if (from.unit !== to.unit) return undefined;
      const count = 2 * from.count - to.count;
      return { kind: 'between', from: { unit: from.unit, count }, to: from };
    }
    case 'calendar':
      return window.back === 0 ? undefined : { ...window, back: window.back + 1 };
    case 'ever':
    case 'next':
    case 'since':
      return undefined;
  }
}

function times({ unit, count }: WindowLength, factor: number): WindowLength {
  return { unit, count: factor * count };
}

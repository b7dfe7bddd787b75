import { DomainError, type Words } from '@tagwright/kernel';
import type { RunTime, Window } from '@tagwright/rules';
import { Temporal } from 'temporal-polyfill';
import { missingReasons } from '../facts/missing-reasons.js';
import type { SuppliedDataset } from '../plan.js';
import { dayStart, windowBounds, type WindowBounds } from './window-bounds.js';

/**
 * Why a dataset says nothing about a window, or undefined when it covers it. `ever` needs the
 * dataset only; a window into the future needs all that was known at `asOf`; one since a fact needs
 * the time from that fact's day on, which is asked for each subject (`coveredFrom`).
 */
export function whyNotCovered(
  dataset: string,
  supplied: SuppliedDataset | undefined,
  window: Window,
  column: 'date' | 'timestamp',
  run: RunTime,
): Words | undefined {
  if (supplied === undefined) return missingReasons.notSupplied(dataset);
  if (window.kind === 'ever') return undefined;
  const bounds = windowBounds(window, column, run);
  const needed = window.kind === 'next' ? { to: bounds.from ?? bounds.to } : bounds;
  return whyLacking(dataset, supplied, needed, run);
}

/**
 * Why a dataset does not say what followed the events of a window: that takes everything from the
 * window's first day up to `asOf`.
 */
export function whyNotFollowed(
  dataset: string,
  supplied: SuppliedDataset | undefined,
  window: Window,
  column: 'date' | 'timestamp',
  run: RunTime,
): Words | undefined {
  if (supplied === undefined) return missingReasons.notSupplied(dataset);
  const { from } = windowBounds(window, 'date', run);
  if (from === undefined) return undefined;
  const { to } = windowBounds({ kind: 'ever' }, column, run);
  return whyLacking(dataset, supplied, { from: dayStart(from, column, run), to }, run);
}

function whyLacking(
  dataset: string,
  { period }: SuppliedDataset,
  { from, to }: WindowBounds,
  run: RunTime,
): Words | undefined {
  if (period === null) return missingReasons.withoutPeriod(dataset);
  const known = { from: instantOf(period.from, run), to: instantOf(period.to, run) };
  const startsInTime = from === undefined || !isAfter(known.from, instantOf(from, run));
  if (startsInTime && !isAfter(instantOf(to, run), known.to)) return undefined;
  return from === undefined
    ? missingReasons.periodEnds(dataset, period, to)
    : missingReasons.periodLacks(dataset, period, { from, to });
}

/** The first day of the run's zone that lies in the period as a whole. */
export function coveredFrom(period: { readonly from: string }, run: RunTime): string {
  const start = instantOf(period.from, run).toZonedDateTimeISO(run.zone);
  const day = start.toPlainDate();
  const isWhole = Temporal.ZonedDateTime.compare(start.startOfDay(), start) === 0;
  return (isWhole ? day : day.add({ days: 1 })).toString();
}

function isAfter(left: Temporal.Instant, right: Temporal.Instant): boolean {
  return Temporal.Instant.compare(left, right) > 0;
}

/** A day is the instant at which it starts in the run's zone. */
function instantOf(text: string, run: RunTime): Temporal.Instant {
  try {
    return text.includes('T')
      ? Temporal.Instant.from(text)
      : Temporal.PlainDate.from(text).toZonedDateTime(run.zone).toInstant();
  } catch (cause) {
    throw new DomainError('bad_period', `"${text}" is neither a day nor an instant.`, { cause });
  }
}

import { DomainError, type Words } from '@tagwright/kernel';
import type { Window } from '@tagwright/rules';
import { Temporal } from 'temporal-polyfill';
import { missingReasons } from '../facts/missing-reasons.js';
import type { SuppliedDataset } from '../plan.js';
import type { RunTime } from './run-time.js';
import { windowBounds } from './window-bounds.js';

/**
 * Why a dataset says nothing about a window, or undefined when it covers it. `ever` needs the
 * dataset only; a window into the future needs all that was known at `asOf`.
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
  const { period } = supplied;
  if (period === null) return missingReasons.withoutPeriod(dataset);
  const known = { from: instantOf(period.from, run), to: instantOf(period.to, run) };
  const from = bounds.from === undefined ? undefined : instantOf(bounds.from, run);
  const wanted =
    window.kind === 'next'
      ? { from: undefined, to: from }
      : { from, to: instantOf(bounds.to, run) };
  const startsInTime = wanted.from === undefined || !isAfter(known.from, wanted.from);
  if (startsInTime && wanted.to !== undefined && !isAfter(wanted.to, known.to)) return undefined;
  const { from: start = '', to: end } = bounds;
  return window.kind === 'next'
    ? missingReasons.periodEnds(dataset, period, start)
    : missingReasons.periodLacks(dataset, period, { from: start, to: end });
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

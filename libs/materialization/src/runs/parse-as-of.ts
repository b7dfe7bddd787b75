import { Temporal } from 'temporal-polyfill';
import { DomainError, type Clock } from '@tagwright/kernel';

/**
 * Reads the instant a run looks from: a day (`2026-01-01`, its first moment in the zone) or an
 * instant with offset (`2026-01-01T08:00:00+08:00`).
 * @throws DomainError `as_of_unreadable` or `as_of_in_future`.
 */
export function parseAsOf(text: string, zone: string, clock: Clock): Date {
  const instant = readInstant(text, zone);
  if (instant.getTime() > clock.now().getTime()) {
    throw new DomainError('as_of_in_future', `asOf ${text} lies in the future.`, {
      details: { asOf: text },
    });
  }
  return instant;
}

function readInstant(text: string, zone: string): Date {
  try {
    return new Date(
      /^\d{4}-\d{2}-\d{2}$/.test(text)
        ? startOfDay(text, zone).getTime()
        : Temporal.Instant.from(text).epochMilliseconds,
    );
  } catch (cause) {
    throw new DomainError(
      'as_of_unreadable',
      `asOf "${text.slice(0, 40)}" is not a date; write 2026-01-01 or 2026-01-01T08:00:00+08:00.`,
      { details: { asOf: text.slice(0, 40) }, cause },
    );
  }
}

/** The first moment of a day in a zone. */
export function startOfDay(day: string, zone: string): Date {
  return new Date(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

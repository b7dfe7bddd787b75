import { DomainError } from '@tagwright/kernel';
import { Temporal } from 'temporal-polyfill';

/** The moment a run looks back from. */
export interface RunTime {
  readonly asOf: Temporal.Instant;
  readonly zone: string;
  readonly zoned: Temporal.ZonedDateTime;
  /** The local day of `asOf`. */
  readonly date: Temporal.PlainDate;
}

/** The moment a rule is evaluated for; null where rules that look at time are refused. */
export type Moment = RunTime | null;

/**
 * Reads `asOf` (ISO instant with offset) and `zone` (an IANA name).
 * @throws DomainError `bad_as_of`, `bad_zone`.
 */
export function readRunTime(asOf: string, zone: string): RunTime {
  const instant = attempt('bad_as_of', `"${asOf}" is not an instant with an offset.`, () =>
    Temporal.Instant.from(asOf),
  );
  // Offsets such as +08:00 are zones for Temporal but not for every SQL engine.
  const named = /^[A-Za-z][A-Za-z0-9_+\-/]*$/.test(zone) ? zone : '';
  const zoned = attempt('bad_zone', `"${zone}" is not the name of a time zone.`, () =>
    instant.toZonedDateTimeISO(named),
  );
  return { asOf: instant, zone, zoned, date: zoned.toPlainDate() };
}

/** An instant as conditions spell it: UTC with six decimals. */
export function timestampText(instant: Temporal.Instant): string {
  return instant.toString({ smallestUnit: 'microsecond' });
}

/**
 * The moment, moved by an offset of the calendar, in the spelling of a date column (local days) or
 * of a timestamp column (instants). A day that the target month lacks becomes its last day.
 */
export function timeAt(
  { date, zoned }: RunTime,
  column: 'date' | 'timestamp',
  offset: Temporal.DurationLike,
): string {
  return column === 'date'
    ? date.add(offset).toString()
    : timestampText(zoned.add(offset).toInstant());
}

function attempt<T>(code: string, message: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new DomainError(code, message, { cause });
  }
}

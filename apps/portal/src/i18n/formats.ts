import type { Language } from './define-texts.js';

const LOCALES: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en-GB' };

/** Shown where a value is absent, so that columns keep their rhythm. */
export const ABSENT = '—';

/** Numbers, dates and durations as one language writes them. */
export interface Formats {
  readonly locale: string;
  /** Grouped whole or decimal number. */
  number(value: number): string;
  /** Decimal given as text, digits kept exactly ("12.30" stays two digits). */
  decimal(value: string): string;
  /** Part of a whole as a percentage; small parts never round to zero. */
  share(part: number, whole: number): string;
  /** A fraction from 0 to 1 as a whole percentage. */
  percent(fraction: number): string;
  /** Calendar day from `YYYY-MM-DD`. */
  day(value: string | null | undefined): string;
  /**
   * Instant as date and time by the reader's clock. What holds by another clock, as the moment of a
   * snapshot does, is given its zone, and is marked with it where the reader's clock says otherwise.
   */
  instant(value: string | null | undefined, zone?: string): string;
  /** Time of day of an instant by the reader's clock, to the second. */
  time(value: string): string;
  /** Size from bytes, in the unit that leaves few digits. */
  bytes(value: number): string;
  /** Length of time from seconds. */
  duration(seconds: number | null | undefined): string;
}

function shareOf(percent: Intl.NumberFormat, part: number, whole: number): string {
  if (whole <= 0) return ABSENT;
  const ratio = part / whole;
  if (part > 0 && ratio < 0.0005) return `< ${percent.format(0.001)}`;
  if (part < whole && ratio > 0.9995) return `> ${percent.format(0.999)}`;
  return percent.format(ratio);
}

function durationOf(seconds: number, locale: string): string {
  const unit = (value: number, name: string, digits = 0): string =>
    new Intl.NumberFormat(locale, {
      style: 'unit',
      unit: name,
      // Chinese writes its narrow milliseconds in Latin letters, its seconds not.
      unitDisplay: name === 'millisecond' && locale.startsWith('zh') ? 'short' : 'narrow',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(value);
  if (seconds < 0.1) return unit(seconds * 1000, 'millisecond');
  if (seconds < 60) return unit(seconds, 'second', seconds < 10 ? 1 : 0);
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60) % 60;
  if (whole < 3600) return `${unit(minutes, 'minute')} ${unit(whole % 60, 'second')}`;
  const hours = unit(Math.floor(whole / 3600), 'hour');
  return minutes === 0 ? hours : `${hours} ${unit(minutes, 'minute')}`;
}

function bytesOf(value: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = value < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(value) / 3));
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step],
    unitDisplay: 'short',
    maximumSignificantDigits: 3,
  }).format(value / 1000 ** step);
}

function elsewhere(
  instant: Date,
  timeZone: string,
  own: Intl.DateTimeFormat,
  clock: Intl.DateTimeFormatOptions,
): string {
  const { locale } = own.resolvedOptions();
  const there = new Intl.DateTimeFormat(locale, { ...clock, timeZone }).format(instant);
  return there === own.format(instant) ? there : `${there} ${offsetOf(instant, timeZone)}`;
}

/** As `GMT+8`. */
function offsetOf(instant: Date, zone: string): string {
  const named = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' });
  return named.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

function decimalOf(value: string, locale: string): string {
  const digits = value.split('.')[1]?.length ?? 0;
  const exact = new Intl.NumberFormat(locale, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return /^-?\d+(\.\d+)?$/.test(value) ? exact.format(value as `${number}`) : value;
}

/** The formats of one language. */
export function formatsOf(language: Language): Formats {
  const locale = LOCALES[language];
  const plain = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const whole = new Intl.NumberFormat(locale, { style: 'percent' });
  const calendar: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: language === 'zh' ? '2-digit' : 'short',
    day: '2-digit',
  };
  const day = new Intl.DateTimeFormat(locale, { ...calendar, timeZone: 'UTC' });
  const clock = { ...calendar, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const own = new Intl.DateTimeFormat(locale, clock);
  const seconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });
  return {
    locale,
    number: (value) => plain.format(value),
    decimal: (value) => decimalOf(value, locale),
    share: (part, whole) => shareOf(percent, part, whole),
    percent: (fraction) => whole.format(fraction),
    day: (value) => (value ? day.format(new Date(`${value.slice(0, 10)}T00:00:00Z`)) : ABSENT),
    instant: (value, zone) => {
      if (!value) return ABSENT;
      const instant = new Date(value);
      return zone ? elsewhere(instant, zone, own, clock) : own.format(instant);
    },
    time: (value) => seconds.format(new Date(value)),
    bytes: (value) => bytesOf(value, locale),
    duration: (seconds) =>
      seconds === null || seconds === undefined ? ABSENT : durationOf(seconds, locale),
  };
}

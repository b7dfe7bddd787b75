import type { FactBin, FactProfile } from '../api/types.js';
import type { LocaleController } from '../i18n/locale.controller.js';
import { type ProfileMeasure, endsOf } from './profile-scale.js';

/** What a profile's thresholds and edges are measured in; null for codes, flags and texts. */
export function measureOf({ type }: Pick<FactProfile, 'type'>): ProfileMeasure | null {
  if (type.kind === 'integer') return { kind: 'number', scale: 0 };
  if (type.kind === 'decimal') return { kind: 'number', scale: type.scale ?? 0 };
  return type.kind === 'date' || type.kind === 'timestamp' ? { kind: 'day' } : null;
}

/** A value of a profile as one reads it. */
export function profileValueText(
  { format }: LocaleController,
  value: string,
  measure: ProfileMeasure | null,
): string {
  return measure?.kind === 'day' ? format.day(value) : format.decimal(value);
}

/** The values that a bin holds, `10 – 19`, in a month or year by its name alone. */
export function binText(
  locale: LocaleController,
  bin: FactBin,
  measure: ProfileMeasure,
  unit: FactProfile['binUnit'],
): string {
  const { t } = locale;
  const { first, last } = endsOf(bin, measure);
  const text = (value: string): string => edgeText(locale, value, measure, unit);
  if (first === null && last === null) return t.factProfile.allFew;
  const isDay = measure.kind === 'day';
  if (first === null) {
    const end = text(last ?? '');
    return isDay ? t.factProfile.before(end) : t.factProfile.upTo(end);
  }
  if (last === null)
    return isDay ? t.factProfile.since(text(first)) : t.factProfile.fromOn(text(first));
  const [from, to] = [text(first), text(last)];
  return from === to ? from : t.factProfile.rangeShort(from, to);
}

/** An edge as it stands under the picture: of a month or year the part that matters. */
export function edgeText(
  locale: LocaleController,
  value: string,
  measure: ProfileMeasure,
  unit: FactProfile['binUnit'],
): string {
  if (measure.kind === 'number') return locale.format.decimal(value);
  return unit === 'month' ? value.slice(0, 7) : value.slice(0, 4);
}

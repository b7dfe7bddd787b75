import type { TagValue } from '../api/types.js';
import type { LocaleController } from '../i18n/locale.controller.js';
import type { OperandNames } from './operand-names.js';
import { tagValueText } from './tag-value-text.js';

const UNITS = ['days', 'weeks', 'months', 'years'] as const;

/** `{ days: 30 }` as its number and unit. */
function lengthOf(value: unknown): { count: number; unit: (typeof UNITS)[number] } | null {
  if (typeof value !== 'object' || value === null) return null;
  const unit = UNITS.find((each) => each in value);
  return unit ? { count: Number((value as Record<string, unknown>)[unit]), unit } : null;
}

/**
 * What a comparison compares with, as text: a value, a range, a list or a length of time; empty where
 * it takes none.
 */
export function operandText(
  locale: LocaleController,
  names: OperandNames,
  comparison: { readonly code: string; readonly operator: string; readonly value: unknown },
): string {
  const { code, operator, value } = comparison;
  if (value === undefined || value === null) return '';
  if (operator === 'isMissing' || operator === 'isPresent') return '';
  const show = (one: unknown): string =>
    tagValueText(locale, one as TagValue, names.value(code, one as TagValue));
  const { t } = locale;
  const length = lengthOf(value);
  if (length) return t.common[length.unit](length.count);
  if (!Array.isArray(value)) return show(value);
  const isRange = operator === 'between' || operator === 'notBetween';
  if (isRange) return t.common.range(show(value[0]), show(value[1]));
  return value.map(show).join(t.common.separator);
}

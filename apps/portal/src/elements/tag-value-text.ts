import type { TagValue, Words } from '../api/types.js';
import type { LocaleController } from '../i18n/locale.controller.js';

const DECIMAL = /^-?\d+\.\d+$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A tag's value as its reader writes it: the code's name, a grouped number, a local date. */
export function tagValueText(
  locale: LocaleController,
  value: TagValue | undefined,
  name?: Words | null,
): string {
  const { t, format } = locale;
  if (value === null || value === undefined) return t.common.missing;
  if (typeof value === 'boolean') return value ? t.common.yes : t.common.no;
  if (typeof value === 'number') return format.number(value);
  if (typeof value !== 'string') {
    if (value.length === 0) return t.common.none;
    return name ? locale.words(name) : value.join(t.common.separator);
  }
  // The API names numbers and days too, but not in the reader's format.
  if (DAY.test(value)) return format.day(value);
  if (DECIMAL.test(value)) return format.decimal(value);
  return name ? locale.words(name, value) : value;
}

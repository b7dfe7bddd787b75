import type { TagValue } from '../api/types.js';
import type { LocaleController } from '../i18n/locale.controller.js';
import type { OperandNames } from './operand-names.js';
import { tagValueText } from './tag-value-text.js';

/** What a comparison compares with, as text: a value, a range or a list; empty where it takes none. */
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
  if (!Array.isArray(value)) return show(value);
  const { t } = locale;
  const isRange = operator === 'between' || operator === 'notBetween';
  if (isRange) return t.common.range(show(value[0]), show(value[1]));
  return value.map(show).join(t.common.separator);
}

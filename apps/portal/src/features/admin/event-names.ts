import type { LocaleController } from '../../i18n/locale.controller.js';

/** Types of events in words; none means all. */
export function eventNames(locale: LocaleController, types: readonly string[]): string {
  const { t } = locale;
  if (types.length === 0) return t.webhooks.allEvents;
  return types.map((type) => locale.term('event', type)).join(t.common.separator);
}

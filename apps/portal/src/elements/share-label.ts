import type { LocaleController } from '../i18n/locale.controller.js';
import type { Share } from './distribution-shares.js';
import { tagValueText } from './tag-value-text.js';

/** What a part of a distribution is called. */
export function shareLabel(locale: LocaleController, share: Share): string {
  if (share.kind === 'rest') return locale.t.common.others;
  if (share.kind === 'missing') return locale.t.common.missing;
  if (share.kind === 'value') return tagValueText(locale, share.value, share.name);
  const from = tagValueText(locale, share.from ?? null);
  const to = tagValueText(locale, share.to ?? null);
  return from === to ? from : locale.t.common.range(from, to);
}

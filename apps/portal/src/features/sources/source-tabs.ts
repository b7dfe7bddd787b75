import { type TemplateResult, html } from 'lit';

import '../../elements/tw-tabs.js';
import type { LocaleController } from '../../i18n/locale.controller.js';

/** The pages about sources, side by side; links, so that each has an address. */
export function sourceTabs(
  { t }: LocaleController,
  current: 'sources' | 'quarantine' | 'conflicts',
): TemplateResult {
  const tabs = [
    ['sources', t.sources.title],
    ['quarantine', t.sources.quarantine],
    ['conflicts', t.sources.conflicts],
  ] as const;
  return html`<tw-tabs
    .label=${t.sources.tabs}
    .selected=${current}
    .tabs=${tabs.map(([id, label]) => ({ id, label, href: `/${id}` }))}
  ></tw-tabs>`;
}

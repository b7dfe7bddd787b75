import { type TemplateResult, css, html } from 'lit';

import type { LocaleController } from '../../i18n/locale.controller.js';
import { sourceTabs } from './source-tabs.js';

/** What the rooms of quarantine and of conflicts have in common. */
export const findingsStyles = css`
  .choose {
    padding: 0;
    border: 0;
    background: none;
    color: var(--accent);
    font: inherit;
    text-align: left;
    cursor: pointer;
  }
  .choose:hover {
    text-decoration: underline;
  }
`;

/** The frame of a room about what was wrong with the data. */
export function findingsPage(
  locale: LocaleController,
  room: 'quarantine' | 'conflicts',
  lede: string,
  content: unknown,
): TemplateResult {
  return html`<div class="page">
    <header class="page-head">
      <div>
        <h1>${locale.t.sources[room]}</h1>
        <p class="lede">${lede}</p>
      </div>
    </header>
    ${sourceTabs(locale, room)} ${content}
  </div>`;
}

export interface Choice {
  readonly key: string;
  readonly label: string;
  readonly chosen: string;
  /** The codes to choose from, each with how much there is of it. */
  readonly counts: readonly (readonly [string, number])[];
  readonly choose: (code: string) => void;
}

/** What the findings are narrowed to by one key. */
export function findingChoice(
  locale: LocaleController,
  { key, label, chosen, counts, choose }: Choice,
): TemplateResult {
  const { t, format } = locale;
  // An address may name what there is nothing of: it is said, not passed over.
  const isKnown = chosen === '' || counts.some(([code]) => code === chosen);
  const options = isKnown ? counts : [[chosen, 0] as const, ...counts];
  return html`<label class="facet">
    <span class="small faint">${label}</span>
    <select
      class="field"
      @change=${(event: Event) => {
        choose((event.target as HTMLSelectElement).value);
      }}
    >
      <option value="" ?selected=${chosen === ''}>${t.sources.any}</option>
      ${options.map(
        ([code, count]) =>
          html`<option value=${code} ?selected=${chosen === code}>
            ${locale.term(key, code)} (${format.number(count)})
          </option>`,
      )}
    </select>
  </label>`;
}

import { type TemplateResult, html } from 'lit';

import type { LocaleController } from '../i18n/locale.controller.js';
import './tw-icon.js';

interface CatalogToolbar {
  readonly text: string;
  readonly hint: string;
  /** How many are shown, in words. */
  readonly count: string;
  readonly search: (text: string) => void;
  /** What else narrows the list, beside the search box. */
  readonly beside?: unknown;
  readonly facets: unknown;
}

/** What a catalog is searched and narrowed with; `/` leads to its box. Goes with `listStyles`. */
export function catalogToolbar(
  { t }: LocaleController,
  { text, hint, count, search, beside, facets }: CatalogToolbar,
): TemplateResult {
  return html`<search class="toolbar">
    <div class="search">
      <tw-icon name="search"></tw-icon>
      <input
        class="field"
        type="search"
        .value=${text}
        placeholder=${hint}
        aria-label=${t.common.search}
        @input=${(event: Event) => {
          search((event.target as HTMLInputElement).value);
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </div>
    ${beside} <span class="count small faint" role="status">${count}</span>
    <div class="facets">${facets}</div>
  </search>`;
}

interface Facet {
  readonly label: string;
  /** The vocabulary's list that names the codes. */
  readonly list: string;
  readonly counts: Iterable<readonly [string, number]>;
  readonly chosen: string;
  /** Empty for all of them. */
  readonly choose: (code: string) => void;
}

/** One property that a catalog is narrowed by: a chip for each of its values, one pressed or none. */
export function facetChips(
  locale: LocaleController,
  { label, list, counts, chosen, choose }: Facet,
): TemplateResult {
  return html`<div class="facet" role="group" aria-label=${label}>
    <span class="small faint" aria-hidden="true">${label}</span>
    ${[...counts].map(
      ([code, count]) =>
        html`<button
          class="chip"
          type="button"
          aria-pressed=${chosen === code ? 'true' : 'false'}
          @click=${() => {
            choose(chosen === code ? '' : code);
          }}
        >
          ${locale.term(list, code)} <span class="faint">${count}</span>
        </button>`,
    )}
  </div>`;
}

import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';

import { api } from '../../api/api.js';
import type { FactSummary } from '../../api/types.js';
import { catalogToolbar, facetChips } from '../../elements/catalog-list.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { listStyles } from '../../styles/list.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import {
  EVERY_FACT,
  FACT_FACETS,
  type FactFacet,
  type FactSearch,
  factFacet,
  readFactSearch,
  searchFacts,
  writeFactSearch,
} from './fact-search.js';

/** The catalog of facts: search, facets, and what each one means. */
@customElement('tw-facts-page')
export class TwFactsPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    listStyles,
    css`
      table {
        table-layout: fixed;
      }
      th:first-child {
        width: 34%;
      }
      th.kind {
        width: 14%;
      }
    `,
  ];

  @state() private search: FactSearch = readFactSearch(location.search);

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    rows: 12,
    load: (_args, signal) => api.facts(signal),
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.facts.title);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.facts.title}</h1>
          <p class="lede">${t.facts.lede}</p>
        </div>
      </header>
      <div class="list">${this.#load.render((facts) => this.renderFacts(facts))}</div>
    </div>`;
  }

  private renderFacts(facts: readonly FactSummary[]): unknown {
    const { t, format } = this.#locale;
    if (facts.length === 0) {
      return html`<tw-empty-state
        .heading=${t.facts.empty}
        .next=${t.facts.emptyNext}
      ></tw-empty-state>`;
    }
    const found = searchFacts(facts, this.search);
    return html`${catalogToolbar(this.#locale, {
      text: this.search.text,
      hint: t.facts.searchHint,
      count: t.facts.count(format.number(found.length)),
      search: (text) => {
        this.narrow({ text });
      },
      beside: this.renderDatasets(facts),
      facets: FACT_FACETS.map((facet) => this.renderFacet(facts, facet)),
    })}
    ${
      found.length === 0
        ? html`<tw-empty-state .heading=${t.facts.noMatch} .next=${t.facts.noMatchNext}>
            <button
              class="button"
              type="button"
              @click=${() => {
                this.narrow(EVERY_FACT);
              }}
            >
              ${t.facts.clear}
            </button>
          </tw-empty-state>`
        : this.renderTable(found)
    }`;
  }

  private renderDatasets(facts: readonly FactSummary[]): unknown {
    const { t } = this.#locale;
    return html`<select
      class="field"
      aria-label=${t.facts.dataset}
      @change=${(event: Event) => {
        this.narrow({ dataset: (event.target as HTMLSelectElement).value });
      }}
    >
      <option value="" ?selected=${this.search.dataset === ''}>${t.facts.anyDataset}</option>
      ${factFacet(facts, 'dataset').map(
        ([dataset, count]) =>
          html`<option value=${dataset} ?selected=${this.search.dataset === dataset}>
            ${dataset} (${count})
          </option>`,
      )}
    </select>`;
  }

  private renderFacet(facts: readonly FactSummary[], facet: FactFacet): unknown {
    return facetChips(this.#locale, {
      label: this.#locale.t.facts[`facet_${facet}`],
      list: facet,
      counts: factFacet(facts, facet),
      chosen: this.search[facet],
      choose: (code) => {
        this.narrow({ [facet]: code });
      },
    });
  }

  private renderTable(facts: readonly FactSummary[]): unknown {
    const { t } = this.#locale;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t.facts.fact}</th>
          <th scope="col">${t.facts.meaning}</th>
          <th scope="col" class="kind">${t.facts.facet_type}</th>
        </tr>
      </thead>
      ${repeat(
        factFacet(facts, 'group').map(([group]) => group),
        (group) => group,
        (group) =>
          html`<tbody>
            <tr class="group">
              <th scope="rowgroup" colspan="3">${this.#locale.term('group', group)}</th>
            </tr>
            ${repeat(
              facts.filter((fact) => fact.group === group),
              (fact) => fact.code,
              (fact) => this.renderFact(fact),
            )}
          </tbody>`,
      )}
    </table>`;
  }

  private renderFact({ code, name, words, subject, type, unit, pii }: FactSummary): unknown {
    const sentence = this.#locale.words(words);
    return html`<tr>
      <th scope="row">
        <a href="/facts/${encodeURIComponent(code)}">${this.#locale.words(name, code)}</a>
        <span class="under">
          <code>${code}</code>
          <span>${this.#locale.term('subject', subject)}</span>
          ${pii === 'none' ? '' : html`<span>${this.#locale.term('pii', pii)}</span>`}
        </span>
      </th>
      <td class="meaning"><p title=${sentence}>${sentence}</p></td>
      <td class="small">
        ${this.#locale.term('type', type.kind)}
        ${unit ? html`<span class="faint">${this.#locale.term('unit', unit)}</span>` : ''}
      </td>
    </tr>`;
  }

  private narrow(change: Partial<FactSearch>): void {
    this.search = { ...this.search, ...change };
    rewriteQuery(writeFactSearch(this.search));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-facts-page': TwFactsPage;
  }
}

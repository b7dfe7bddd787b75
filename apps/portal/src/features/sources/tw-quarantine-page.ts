import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { QuarantineCount, QuarantineItem } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { PagesController } from '../../elements/pages.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-download.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-long-table.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { listStyles } from '../../styles/list.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { longTableStyles } from '../../styles/long-table.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { findingChoice, findingsPage, findingsStyles } from './findings-frame.js';
import {
  EVERYTHING,
  type QuarantineFilter,
  countOf,
  countsBy,
  filterOf,
  isNarrowed,
  matching,
  readQuarantineFilter,
  writeQuarantineFilter,
} from './quarantine-filter.js';

/** What could not be converted: how much for which reason, then row by row. */
@customElement('tw-quarantine-page')
export class TwQuarantinePage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    longTableStyles,
    listStyles,
    findingsStyles,
    css`
      .scope {
        white-space: nowrap;
      }
      .choose {
        min-width: 10rem;
        text-align: left;
      }
    `,
  ];

  @state() private filter: QuarantineFilter = readQuarantineFilter(location.search);

  readonly #locale = new LocaleController(this);
  readonly #summary = new LoadController(this, {
    args: () => [],
    load: (_args, signal) => api.quarantineSummary(signal),
  });
  readonly #rows = new PagesController(this, {
    args: () => [this.filter],
    load: ([filter], place, signal) => {
      if (!session.may('source.rows')) {
        return Promise.resolve({ items: [], total: 0, nextCursor: null });
      }
      return api.quarantine({ ...filter, ...place }, signal);
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.sources.quarantine);
  }

  protected override render(): unknown {
    return findingsPage(
      this.#locale,
      'quarantine',
      this.#locale.t.sources.quarantineLede,
      this.#summary.render((summary) => this.renderAll(summary)),
    );
  }

  private renderAll(summary: readonly QuarantineCount[]): unknown {
    const { t } = this.#locale;
    if (summary.length === 0) {
      return html`<tw-empty-state
        .heading=${t.sources.clean}
        .next=${t.sources.cleanNext}
      ></tw-empty-state>`;
    }
    return html`${this.renderFilters(summary)} ${this.renderSummary(matching(summary, this.filter))}
    ${this.renderDetails(summary)}`;
  }

  private renderFilters(summary: readonly QuarantineCount[]): unknown {
    const { t, format } = this.#locale;
    return html`<search class="toolbar">
      ${this.renderChoice('source', summary)} ${this.renderChoice('dataset', summary)}
      ${this.renderChoice('reason', summary)}
      ${
        isNarrowed(this.filter)
          ? html`<button
              class="button quiet"
              type="button"
              @click=${() => {
                this.narrow(EVERYTHING);
              }}
            >
              ${t.sources.clear}
            </button>`
          : nothing
      }
      <span class="count small faint" role="status"
        >${format.number(countOf(matching(summary, this.filter)))}</span
      >
    </search>`;
  }

  private renderChoice(
    key: 'source' | 'dataset' | 'reason',
    summary: readonly QuarantineCount[],
  ): unknown {
    return findingChoice(this.#locale, {
      key,
      label: this.#locale.t.sources[key],
      chosen: this.filter[key],
      counts: countsBy(summary, key),
      choose: (code) => {
        this.narrow({ [key]: code, column: '' });
      },
    });
  }

  private renderSummary(lines: readonly QuarantineCount[]): unknown {
    const { t, format } = this.#locale;
    if (lines.length === 0) {
      return html`<tw-empty-state
        .heading=${t.sources.noMatch}
        .next=${t.sources.noMatchNext}
      ></tw-empty-state>`;
    }
    const heads = [
      t.sources.reason,
      t.sources.source,
      t.sources.dataset,
      t.sources.column,
      t.sources.scope,
    ];
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.sources.reason}>
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            <th scope="col" class="number">${t.sources.count}</th>
          </tr>
        </thead>
        <tbody>
          ${lines.map(
            (line) =>
              html`<tr>
                <th scope="row">
                  <button
                    class="choose"
                    type="button"
                    @click=${() => {
                      this.narrow(filterOf(line));
                    }}
                  >
                    ${this.#locale.term('reason', line.reason)}
                  </button>
                </th>
                <td><code class="small">${line.source}</code></td>
                <td><code class="small">${line.dataset}</code></td>
                <td><code class="small">${line.column}</code></td>
                <td class="small soft scope">${this.#locale.term('findingScope', line.scope)}</td>
                <td class="number">${format.number(line.count)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private renderDetails(summary: readonly QuarantineCount[]): unknown {
    const { t, format } = this.#locale;
    if (!session.may('source.rows'))
      return html`<p class="soft small">${t.sources.rowsForbidden}</p>`;
    const count = countOf(matching(summary, this.filter));
    return html`<section>
      <div class="section-head">
        <h2>${t.sources.details}</h2>
        <tw-download
          .label=${t.sources.download(format.number(count))}
          fileName="quarantine.csv"
          ?disabled=${count === 0}
          .load=${() => api.quarantineCsv({ ...this.filter })}
        ></tw-download>
      </div>
      ${this.#rows.render((total) => this.renderRows(total))}
    </section>`;
  }

  private renderRows(total: number): unknown {
    const { t } = this.#locale;
    if (total === 0) return nothing;
    return html`<tw-long-table
      .label=${t.sources.details}
      .list=${this.#rows}
      .columns=${[
        { label: t.sources.place, width: 15 },
        { label: t.sources.source, width: 13 },
        { label: t.sources.column, width: 8 },
        { label: t.sources.value, width: 9 },
        { label: t.sources.reason, width: 9 },
        { label: t.sources.scope, width: 5 },
      ]}
      .row=${(item: QuarantineItem) => this.renderRow(item)}
    ></tw-long-table>`;
  }

  private renderRow(item: QuarantineItem): unknown {
    const { t, format } = this.#locale;
    const place =
      item.line === null
        ? t.sources.record(item.sourceFile, format.number(item.sourceRow))
        : t.sources.line(item.sourceFile, format.number(item.line));
    return html`<td class="small">${place}</td>
      <td><code class="small soft">${item.source} → ${item.dataset}</code></td>
      <td><code class="small">${item.column}</code></td>
      <td>
        ${item.value === null ? html`<span class="faint">${t.common.missing}</span>` : html`<code>${item.value}</code>`}
      </td>
      <td>${this.#locale.term('reason', item.reason)}</td>
      <td class="small soft">${this.#locale.term('findingScope', item.scope)}</td>`;
  }

  private narrow(change: Partial<QuarantineFilter>): void {
    this.filter = { ...this.filter, ...change };
    rewriteQuery(writeQuarantineFilter(this.filter));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-quarantine-page': TwQuarantinePage;
  }
}

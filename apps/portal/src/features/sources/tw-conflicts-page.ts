import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { ConflictCount, ConflictItem, Source } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { PagesController } from '../../elements/pages.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-long-table.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { readKeys, writeKeys } from '../../routing/query-keys.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { listStyles } from '../../styles/list.styles.js';
import { longTableStyles } from '../../styles/long-table.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { findingChoice, findingsPage, findingsStyles } from './findings-frame.js';

const KEYS = ['source', 'dataset', 'column'] as const;

/** What the conflicts are narrowed to; empty means everything. It lives in the address. */
type ConflictFilter = Readonly<Record<(typeof KEYS)[number], string>>;

interface Summary {
  readonly counts: readonly ConflictCount[];
  readonly sources: readonly Source[];
}

/** Where sources contradict each other: in which columns, then value by value. */
@customElement('tw-conflicts-page')
export class TwConflictsPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    listStyles,
    longTableStyles,
    findingsStyles,
    css`
      .won {
        color: var(--good);
        font-weight: 500;
      }
    `,
  ];

  @state() private filter: ConflictFilter = readKeys(KEYS, location.search);

  readonly #locale = new LocaleController(this);
  readonly #summary = new LoadController(this, {
    args: () => [this.filter.source],
    load: async ([source], signal): Promise<Summary> => {
      const [counts, sources] = await Promise.all([
        api.conflictSummary({ source }, signal),
        api.sources(signal),
      ]);
      return { counts, sources };
    },
  });
  readonly #rows = new PagesController(this, {
    args: () => [this.filter],
    load: ([filter], place, signal) => {
      if (!session.may('source.rows')) {
        return Promise.resolve({ items: [], total: 0, nextCursor: null });
      }
      return api.conflicts({ ...filter, ...place }, signal);
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.sources.conflicts);
  }

  protected override render(): unknown {
    return findingsPage(
      this.#locale,
      'conflicts',
      this.#locale.t.sources.conflictsLede,
      html`${this.renderFilter()} ${this.#summary.render(({ counts }) => this.renderAll(counts))}`,
    );
  }

  private renderFilter(): unknown {
    const { t } = this.#locale;
    const sources = this.#summary.value?.sources ?? [];
    const counts = sources
      .filter(({ conflicts }) => conflicts > 0)
      .map(({ source, conflicts }) => [source, conflicts] as const);
    if (counts.length === 0 && this.filter.source === '') return nothing;
    return html`<search class="toolbar">
      ${findingChoice(this.#locale, {
        key: 'source',
        label: t.sources.source,
        chosen: this.filter.source,
        counts,
        choose: (source) => {
          this.narrow({ source, dataset: '', column: '' });
        },
      })}
      ${
        this.filter.source
          ? html`<span class="small soft">${t.sources.conflictsOfSource}</span>`
          : nothing
      }
    </search>`;
  }

  private renderAll(summary: readonly ConflictCount[]): unknown {
    const { t, format } = this.#locale;
    if (summary.length === 0) {
      return html`<tw-empty-state
        .heading=${this.filter.source ? t.sources.noMatch : t.sources.agree}
        .next=${this.filter.source ? t.sources.noMatchNext : t.sources.agreeNext}
      ></tw-empty-state>`;
    }
    return html`<div
        class="table-scroll"
        tabindex="0"
        role="region"
        aria-label=${t.sources.conflicts}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">${t.sources.column}</th>
              <th scope="col">${t.sources.dataset}</th>
              <th scope="col" class="number">${t.sources.subjects}</th>
              <th scope="col" class="number">${t.sources.values}</th>
            </tr>
          </thead>
          <tbody>
            ${summary.map(
              ({ dataset, column, subjects, values }) =>
                html`<tr>
                  <th scope="row">
                    <button
                      class="choose"
                      type="button"
                      @click=${() => {
                        this.narrow({ dataset, column });
                      }}
                    >
                      <code>${column}</code>
                    </button>
                  </th>
                  <td><code class="small">${dataset}</code></td>
                  <td class="number">${format.number(subjects)}</td>
                  <td class="number">${format.number(values)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.renderDetails()}`;
  }

  private renderDetails(): unknown {
    const { t } = this.#locale;
    if (!session.may('source.rows'))
      return html`<p class="soft small">${t.sources.rowsForbidden}</p>`;
    const { source, dataset, column } = this.filter;
    const of = [dataset, column].filter(Boolean).join('.');
    return html`<section>
      <div class="section-head">
        <h2>${t.sources.details} ${of ? html`<code class="small soft">${of}</code>` : nothing}</h2>
        ${
          of || source
            ? html`<button
                class="button quiet"
                type="button"
                @click=${() => {
                  this.narrow({ source: '', dataset: '', column: '' });
                }}
              >
                ${t.sources.clear}
              </button>`
            : nothing
        }
      </div>
      ${this.#rows.render((total) => this.renderRows(total))}
    </section>`;
  }

  private renderRows(total: number): unknown {
    const { t } = this.#locale;
    if (total === 0) {
      return html`<tw-empty-state
        .heading=${t.sources.noMatch}
        .next=${t.sources.noMatchNext}
      ></tw-empty-state>`;
    }
    return html`<tw-long-table
      .label=${t.sources.details}
      .list=${this.#rows}
      .columns=${[
        { label: t.sources.subjectId, width: 8.5 },
        { label: t.sources.column, width: 8.5 },
        { label: t.sources.value, width: 9 },
        { label: t.sources.outcome, width: 5 },
        { label: t.sources.source, width: 9 },
        { label: t.sources.place, width: 15 },
      ]}
      .row=${(item: ConflictItem) => this.renderRow(item)}
    ></tw-long-table>`;
  }

  private renderRow(item: ConflictItem): unknown {
    const { t, format } = this.#locale;
    const place = t.sources.record(item.sourceFile, format.number(item.sourceRow));
    return html`<td><code>${item.dataset} ${item.subjectId}</code></td>
      <td><code class="small">${item.column}</code></td>
      <td>
        ${item.value === null ? html`<span class="faint">${t.common.missing}</span>` : html`<code>${item.value}</code>`}
      </td>
      <td class=${item.won ? 'won' : 'soft'}>${item.won ? t.sources.won : t.sources.lost}</td>
      <td><code class="small">${item.source}</code></td>
      <td class="small">${place}</td>`;
  }

  private narrow(change: Partial<ConflictFilter>): void {
    this.filter = { ...this.filter, ...change };
    rewriteQuery(writeKeys(KEYS, this.filter));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-conflicts-page': TwConflictsPage;
  }
}

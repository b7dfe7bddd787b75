import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { SubjectRow, TagSummary } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import { type ValueNames, valueNames } from '../../elements/value-names.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo, rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';

const PAGE_SIZE = 50;

/** More tags than these make the list too wide to be read; the customer's page has them all. */
const COLUMNS = 7;

interface Loaded {
  readonly rows: readonly SubjectRow[];
  readonly tags: readonly TagSummary[];
  readonly names: ValueNames;
}

/** Customers by id: open one, or browse from any id on. */
@customElement('tw-customers-page')
export class TwCustomersPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    css`
      form {
        display: grid;
        gap: var(--space-1);
      }
      form > div {
        display: flex;
        gap: var(--space-2);
      }
      .field {
        width: 16rem;
      }
      .error {
        color: var(--bad);
      }
      td.id {
        width: 8rem;
      }
      .more {
        margin-top: var(--space-4);
      }
    `,
  ];

  @state() private entered = '';
  @state() private invalid = false;
  @state() private from = Number(new URLSearchParams(location.search).get('from') ?? '1') || 1;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.from],
    rows: 10,
    load: async ([from], signal): Promise<Loaded> => {
      const [page, tags] = await Promise.all([
        api.customers(from, PAGE_SIZE, signal),
        api.tags(signal),
      ]);
      const shown = tags.filter(({ code }) => page.items.some((row) => code in row.tags));
      const columns = shown.slice(0, COLUMNS);
      const names = await valueNames(columns.flatMap(({ type }) => type.list ?? []));
      return { rows: page.items, tags: columns, names };
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.customers.title);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.customers.title}</h1>
          <p class="lede">${t.customers.lede}</p>
        </div>
      </header>
      ${this.renderSearch()}
      <section>
        <div class="section-head"><h2>${t.customers.browse}</h2></div>
        ${this.#load.render((loaded) => this.renderRows(loaded))}
      </section>
    </div>`;
  }

  private renderSearch(): unknown {
    const { t } = this.#locale;
    return html`<search>
      <form @submit=${this.open} novalidate>
        <label for="id" class="small soft">${t.customers.searchLabel}</label>
        <div>
          <input
            id="id"
            class="field"
            type="search"
            inputmode="numeric"
            autocomplete="off"
            placeholder=${t.customers.searchHint}
            .value=${this.entered}
            aria-invalid=${this.invalid ? 'true' : 'false'}
            aria-describedby="id-error"
            @input=${this.onInput}
          />
          <button class="button primary" type="submit">${t.customers.open}</button>
        </div>
        <p id="id-error" class="small error" role="alert">
          ${this.invalid ? t.customers.idInvalid : nothing}
        </p>
      </form>
    </search>`;
  }

  private renderRows(loaded: Loaded): unknown {
    const { t } = this.#locale;
    const { rows, tags } = loaded;
    if (rows.length === 0) {
      return html`<tw-empty-state .heading=${t.customers.empty} .next=${t.customers.emptyNext}>
        <button
          class="button"
          type="button"
          @click=${() => {
            this.browse(1);
          }}
        >
          ${t.customers.browse}
        </button>
      </tw-empty-state>`;
    }
    const last = rows.at(-1)?.id ?? 0;
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${t.customers.customerColumn}</th>
            ${tags.map(
              (tag) => html`<th scope="col">${this.#locale.words(tag.name, tag.code)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.renderRow(row, loaded))}
        </tbody>
      </table>
      ${
        rows.length < PAGE_SIZE
          ? nothing
          : html`<button
              class="button more"
              type="button"
              @click=${() => {
                this.browse(last + 1);
              }}
            >
              ${t.common.loadMore}
            </button>`
      }`;
  }

  private renderRow(row: SubjectRow, loaded: Loaded): unknown {
    return html`<tr>
      <td class="id"><a href="/customers/${row.id}">${row.id}</a></td>
      ${loaded.tags.map(({ code, type }) => {
        const value = row.tags[code] ?? null;
        return html`<td class=${value === null ? 'faint' : ''}>
          ${tagValueText(this.#locale, value, loaded.names(type.list, value))}
        </td>`;
      })}
    </tr>`;
  }

  private browse(from: number): void {
    this.from = from;
    rewriteQuery(from === 1 ? '' : `from=${from}`);
  }

  private onInput(event: Event): void {
    this.entered = (event.target as HTMLInputElement).value;
    this.invalid = false;
  }

  private open(event: Event): void {
    event.preventDefault();
    const id = this.entered.trim();
    this.invalid = !/^[1-9]\d{0,15}$/.test(id);
    if (!this.invalid) goTo(`/customers/${id}`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customers-page': TwCustomersPage;
  }
}

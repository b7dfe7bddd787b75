import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { asProblem } from '../../api/problem.js';
import type { CustomerRow, SubjectTag } from '../../api/types.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-problem.js';
import '../../elements/tw-skeleton.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo, rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';

const PAGE_SIZE = 50;

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
  readonly #task = new Task(this, {
    args: () => [this.from] as const,
    task: async ([from], { signal }) => api.customers(from, PAGE_SIZE, signal),
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
        ${this.#task.render({
          pending: () => html`<tw-skeleton .rows=${10}></tw-skeleton>`,
          error: (error) =>
            html`<tw-problem
              .problem=${asProblem(error)}
              retryable
              @retry=${() => this.#task.run()}
            ></tw-problem>`,
          complete: (page) => this.renderRows(page.items),
        })}
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

  private renderRows(rows: readonly CustomerRow[]): unknown {
    const { t } = this.#locale;
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
    const columns = [
      ...new Map(rows.flatMap(({ tags }) => tags).map((tag) => [tag.code, tag])).values(),
    ];
    const last = rows.at(-1)?.customerId ?? 0;
    return html`<table>
        <thead>
          <tr>
            <th scope="col">${t.customers.customerColumn}</th>
            ${columns.map(
              (tag) => html`<th scope="col">${this.#locale.words(tag.name, tag.code)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => this.renderRow(row, columns))}
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

  private renderRow(row: CustomerRow, columns: readonly SubjectTag[]): unknown {
    const values = new Map(row.tags.map((tag) => [tag.code, tag]));
    return html`<tr>
      <td class="id"><a href="/customers/${row.customerId}">${row.customerId}</a></td>
      ${columns.map(({ code }) => {
        const tag = values.get(code);
        const isMissing = (tag?.value ?? null) === null;
        return html`<td class=${isMissing ? 'faint' : ''}>
          ${tagValueText(this.#locale, tag?.value, tag?.valueName)}
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

import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { SubjectPage, TagSummary } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { type ValueNames, valueNames } from '../../elements/value-names.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-subject-rows.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo, rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';

const PAGE_SIZE = 50;

/** More tags than these make the list too wide to be read; the customer's page has them all. */
const COLUMNS = 7;

interface Loaded {
  readonly page: SubjectPage;
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
      .actions {
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
      return { page, tags: columns, names };
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
      ${this.renderSearch()} ${this.#load.render((loaded) => this.renderRows(loaded))}
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

  private renderRows({ page, tags, names }: Loaded): unknown {
    const { t, format } = this.#locale;
    const first = page.items[0];
    const last = page.items.at(-1);
    if (!first || !last) {
      return html`<tw-empty-state .heading=${t.customers.empty} .next=${t.customers.emptyNext}>
        ${this.renderFromStart()}
      </tw-empty-state>`;
    }
    const heading = t.customers.ids(String(first.id), String(last.id));
    return html`<section>
      <div class="section-head">
        <h2>${heading}</h2>
        <span class="small faint">
          ${t.customers.inAll(format.number(page.total))} ·
          <tw-as-of .snapshotId=${page.snapshotId}></tw-as-of>
        </span>
      </div>
      <tw-subject-rows
        .label=${heading}
        .rows=${page.items}
        .columns=${tags}
        .names=${names}
      ></tw-subject-rows>
      <div class="actions">
        ${this.from > 1 ? this.renderFromStart() : nothing}
        ${
          page.items.length < PAGE_SIZE
            ? nothing
            : html`<button
                class="button"
                type="button"
                @click=${() => {
                  this.browse(last.id + 1);
                }}
              >
                ${t.customers.nextPage(format.number(PAGE_SIZE))}
              </button>`
        }
      </div>
    </section>`;
  }

  private renderFromStart(): unknown {
    return html`<button
      class="button"
      type="button"
      @click=${() => {
        this.browse(1);
      }}
    >
      ${this.#locale.t.customers.fromStart}
    </button>`;
  }

  private browse(from: number): void {
    this.from = from;
    rewriteQuery(from === 1 ? '' : `from=${from}`);
    this.scrollIntoView();
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

import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { SubjectPage, TagSummary } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { type ValueNames, valueNames } from '../../elements/value-names.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-as-of.js';
import { tellingFirst } from '../../elements/telling-first.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-subject-rows.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import './tw-subject-search.js';

const PAGE_SIZE = 50;

/** More tags than these make the list too wide to be read; the customer's page has them all. */
const COLUMNS = 7;

interface Loaded {
  readonly page: SubjectPage;
  readonly tags: readonly TagSummary[];
  readonly names: ValueNames;
}

/** Customers: find one by an id or a source's key, or browse by id. */
@customElement('tw-customers-page')
export class TwCustomersPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    css`
      .actions {
        margin-top: var(--space-4);
      }
    `,
  ];

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
      const columns = tellingFirst(shown).slice(0, COLUMNS);
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
      <tw-subject-search></tw-subject-search>
      ${this.#load.render((loaded) => this.renderRows(loaded))}
    </div>`;
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
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customers-page': TwCustomersPage;
  }
}

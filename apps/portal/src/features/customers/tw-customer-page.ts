import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Customer, SubjectTag } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-tabs.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { rewriteQuery } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import {
  CUSTOMER_TABS,
  type CustomerTab,
  type CustomerView,
  readCustomerView,
  writeCustomerView,
} from './customer-tabs.js';
import './tw-contact.js';
import './tw-customer-after.js';
import './tw-customer-before.js';
import './tw-customer-panel.js';
import './tw-customer-summary.js';
import './tw-customer-tags.js';
import './tw-customer-vehicles.js';
import './tw-tag-history.js';
import './tw-timeline.js';
import { wantedChurn } from './wanted-value.js';

interface Loaded {
  readonly customer: Customer;
  readonly categories: ReadonlyMap<string, string>;
}

/** One customer before and after the sale; its parts are tabs, each with an address. */
@customElement('tw-customer-page')
export class TwCustomerPage extends LitElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      .page {
        gap: var(--space-5);
      }
      .panels {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr));
        gap: var(--space-4);
        align-items: start;
      }
      .split {
        grid-template-columns: minmax(0, 1fr) 22rem;
      }
      @media (max-width: 75rem) {
        .split {
          grid-template-columns: minmax(0, 1fr);
        }
      }
    `,
  ];

  @property() customerId = '';

  @state() private view: CustomerView = readCustomerView(location.search);

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.customerId],
    rows: 10,
    load: async ([id], signal): Promise<Loaded> => {
      const [customer, tags] = await Promise.all([api.customer(id, signal), api.tags(signal)]);
      return { customer, categories: new Map(tags.map((tag) => [tag.code, tag.category])) };
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.customers.customer(this.customerId));
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('customerId')) this.view = readCustomerView(location.search);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const customer = this.#load.value?.customer;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <p class="crumbs"><a href="/customers">${t.customers.title}</a> / ${this.customerId}</p>
          <h1>${t.customers.customer(this.customerId)}</h1>
          <tw-contact
            .customerId=${this.customerId}
            .masked=${customer?.contact ?? null}
          ></tw-contact>
        </div>
        ${customer ? html`<tw-as-of .snapshotId=${customer.snapshotId}></tw-as-of>` : nothing}
      </header>
      ${this.#load.render(
        (loaded) =>
          html`<tw-customer-summary .customer=${loaded.customer}></tw-customer-summary>
            <tw-tabs
              .label=${t.customers.parts}
              .selected=${this.view.tab}
              .tabs=${CUSTOMER_TABS.map((id) => ({ id, label: this.tabName(id) }))}
              @change=${(event: CustomEvent<CustomerTab>) => {
                this.show({ tab: event.detail, kinds: [] });
              }}
            ></tw-tabs>
            <div role="tabpanel" aria-label=${this.tabName(this.view.tab)}>
              ${this.renderTab(loaded)}
            </div>`,
      )}
    </div>`;
  }

  private tabName(tab: CustomerTab): string {
    const { customers } = this.#locale.t;
    const names: Readonly<Record<CustomerTab, string>> = {
      overview: customers.overview,
      before: customers.beforeSale,
      after: customers.afterSale,
      timeline: customers.timeline,
      tags: customers.tags,
    };
    return names[tab];
  }

  private renderTab(loaded: Loaded): unknown {
    const { tab, kinds } = this.view;
    const { t } = this.#locale;
    const { customerId } = this;
    switch (tab) {
      case 'overview':
        return this.renderOverview(loaded);
      case 'before':
        return html`<tw-customer-before .customerId=${customerId}></tw-customer-before>`;
      case 'after':
        return html`<tw-customer-after .customerId=${customerId}></tw-customer-after>`;
      case 'timeline':
        return html`<div class="split">
          <section>
            <div class="section-head"><h2>${t.customers.events}</h2></div>
            <tw-timeline
              .customerId=${customerId}
              .kinds=${kinds}
              @change=${(event: CustomEvent<readonly string[]>) => {
                this.show({ tab, kinds: event.detail });
              }}
            ></tw-timeline>
          </section>
          <section>
            <div class="section-head"><h2>${t.customers.tagChanges}</h2></div>
            <tw-tag-history .customerId=${customerId}></tw-tag-history>
          </section>
        </div>`;
      case 'tags':
        return html`<tw-customer-tags
          .customer=${loaded.customer}
          .categories=${loaded.categories}
        ></tw-customer-tags>`;
    }
  }

  private renderOverview({ customer, categories }: Loaded): unknown {
    const { t } = this.#locale;
    const tag = (code: string): SubjectTag | null =>
      customer.tags.find((each) => each.code === code) ?? null;
    const beside = (category: string, without: string): readonly SubjectTag[] =>
      customer.tags.filter(({ code }) => code !== without && categories.get(code) === category);
    return html`<div class="stack">
      <div class="panels">
        <tw-customer-panel
          .heading=${t.customers.churnPanel}
          .customerId=${customer.customerId}
          .tag=${tag('churn_warning')}
          .beside=${beside('churn', 'churn_warning')}
          .wanted=${wantedChurn(tag('churn_warning')?.value)}
        ></tw-customer-panel>
        <tw-customer-panel
          .heading=${t.customers.carePanel}
          .customerId=${customer.customerId}
          .tag=${tag('proactive_care')}
          .beside=${beside('care', 'proactive_care')}
        ></tw-customer-panel>
      </div>
      <section>
        <div class="section-head"><h2>${t.customers.vehicles}</h2></div>
        <tw-customer-vehicles .customerId=${this.customerId}></tw-customer-vehicles>
      </section>
    </div>`;
  }

  private show(view: CustomerView): void {
    this.view = view;
    rewriteQuery(writeCustomerView(view));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customer-page': TwCustomerPage;
  }
}

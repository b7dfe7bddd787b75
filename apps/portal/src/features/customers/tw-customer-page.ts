import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Customer, CustomerLead, CustomerVehicle, SubjectTag } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-tag-values.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';

interface Loaded {
  readonly customer: Customer;
  readonly categories: ReadonlyMap<string, string>;
}

/** One customer: tags by category, vehicles, leads; every tag opens to its *why*. */
@customElement('tw-customer-page')
export class TwCustomerPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    css`
      .thing {
        display: grid;
        grid-template-columns: 10rem minmax(0, 1fr);
        gap: var(--space-4);
        padding-top: var(--space-1);
        border-top: 1px solid var(--line);
      }
      .thing > header {
        display: grid;
        gap: 0.125rem;
        align-content: start;
        padding-top: 0.625rem;
      }
      @media (max-width: 60rem) {
        .thing {
          grid-template-columns: minmax(0, 1fr);
          gap: 0;
        }
        .thing > header {
          padding: var(--space-3) var(--space-2) var(--space-1);
        }
      }
      .category h3 {
        color: var(--ink-soft);
        font-weight: 500;
      }
      .contact {
        display: flex;
        gap: var(--space-4);
      }
    `,
  ];

  @property() customerId = '';

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

  protected override render(): unknown {
    const { t } = this.#locale;
    const customer = this.#load.value?.customer;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <p class="crumbs"><a href="/customers">${t.customers.title}</a> / ${this.customerId}</p>
          <h1>${t.customers.customer(this.customerId)}</h1>
          ${customer?.contact ? this.renderContact(customer.contact) : nothing}
        </div>
        ${customer ? html`<tw-as-of .snapshotId=${customer.snapshotId}></tw-as-of>` : nothing}
      </header>
      ${this.#load.render((loaded) => this.renderCustomer(loaded))}
    </div>`;
  }

  private renderContact(contact: NonNullable<Customer['contact']>): unknown {
    return html`<p class="contact soft">
      <span>${contact.name}</span><span>${contact.mobile}</span>
      <span class="small faint">${this.#locale.t.customers.masked}</span>
    </p>`;
  }

  private renderCustomer({ customer, categories }: Loaded): unknown {
    const { t } = this.#locale;
    const groups = new Map<string, SubjectTag[]>();
    for (const tag of customer.tags) {
      const category = categories.get(tag.code) ?? '';
      groups.set(category, [...(groups.get(category) ?? []), tag]);
    }
    return html`<section>
        <div class="section-head"><h2>${t.customers.tags}</h2></div>
        ${groups.size === 0 ? html`<p class="soft">${t.customers.noTags}</p>` : nothing}
        ${[...groups].map(
          ([category, tags]) =>
            html`<div class="thing category">
              <header><h3>${this.#locale.term('category', category)}</h3></header>
              <tw-tag-values
                subject="customer"
                .subjectId=${customer.customerId}
                .tags=${tags}
              ></tw-tag-values>
            </div>`,
        )}
      </section>
      <section>
        <div class="section-head"><h2>${t.customers.vehicles}</h2></div>
        ${
          customer.vehicles.length === 0
            ? html`<p class="soft">${t.customers.noVehicles}</p>`
            : customer.vehicles.map((vehicle) => this.renderVehicle(vehicle))
        }
      </section>
      <section>
        <div class="section-head"><h2>${t.customers.leads}</h2></div>
        ${
          customer.leads.length === 0
            ? html`<p class="soft">${t.customers.noLeads}</p>`
            : customer.leads.map((lead) => this.renderLead(lead))
        }
      </section>`;
  }

  private renderVehicle(vehicle: CustomerVehicle): unknown {
    const { t, format } = this.#locale;
    const model = [vehicle.brand, vehicle.model].filter(Boolean).join(' ');
    return html`<div class="thing">
      <header>
        <h3>${model || t.customers.vehicle(String(vehicle.vehicleId))}</h3>
        <span class="small soft">${this.#locale.term('role', vehicle.role)}</span>
        <span class="small faint">${t.customers.vehicle(String(vehicle.vehicleId))}</span>
        <span class="small faint"
          >${t.customers.delivered} ${format.day(vehicle.deliveryDate)}</span
        >
      </header>
      <tw-tag-values
        subject="vehicle"
        .subjectId=${vehicle.vehicleId}
        .tags=${vehicle.tags}
      ></tw-tag-values>
    </div>`;
  }

  private renderLead(lead: CustomerLead): unknown {
    const { t, format } = this.#locale;
    return html`<div class="thing">
      <header>
        <h3>${t.customers.lead(String(lead.leadId))}</h3>
        <span class="small soft">${this.#locale.term('outcome', lead.outcome)}</span>
        <span class="small faint">${t.customers.created} ${format.day(lead.createdDate)}</span>
      </header>
      <tw-tag-values subject="lead" .subjectId=${lead.leadId} .tags=${lead.tags}></tw-tag-values>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customer-page': TwCustomerPage;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Customer, CustomerLead, CustomerVehicle, SubjectTag } from '../../api/types.js';
import '../../elements/tw-tag-values.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';

/** Every tag of a customer, of the vehicles and of the leads; each opens to its *why*. */
@customElement('tw-customer-tags')
export class TwCustomerTags extends LitElement {
  static override styles = [
    baseStyles,
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
    `,
  ];

  @property({ attribute: false }) customer: Customer | null = null;
  /** Category by the tag's code. */
  @property({ attribute: false }) categories: ReadonlyMap<string, string> = new Map();

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { customer } = this;
    if (!customer) return nothing;
    const { t } = this.#locale;
    const groups = new Map<string, SubjectTag[]>();
    for (const tag of customer.tags) {
      const category = this.categories.get(tag.code) ?? '';
      groups.set(category, [...(groups.get(category) ?? []), tag]);
    }
    return html`<div class="stack">
      <section>
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
      </section>
    </div>`;
  }

  private renderVehicle(vehicle: CustomerVehicle): unknown {
    const { t, format } = this.#locale;
    const model = [vehicle.brand, vehicle.model].filter(Boolean).join(' ');
    const name = t.customers.vehicle(String(vehicle.vehicleId));
    return html`<div class="thing">
      <header>
        <h3><a href="/vehicles/${vehicle.vehicleId}">${model || name}</a></h3>
        <span class="small soft">${this.#locale.term('role', vehicle.role)}</span>
        <span class="small faint">${name}</span>
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
        <h3><a href="/leads/${lead.leadId}">${t.customers.lead(String(lead.leadId))}</a></h3>
        <span class="small soft">${this.#locale.term('outcome', lead.outcome)}</span>
        <span class="small faint">${t.customers.created} ${format.day(lead.createdDate)}</span>
      </header>
      <tw-tag-values subject="lead" .subjectId=${lead.leadId} .tags=${lead.tags}></tw-tag-values>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customer-tags': TwCustomerTags;
  }
}

import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { LeadRecords } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-record-table.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import './tw-timeline.js';

const COLUMNS = [
  'lead_id',
  'created_date',
  'lead_source',
  'intended_series',
  'bdc_grade',
  'dealer_grade',
  'dealer',
  'assigned_date',
  'outcome',
  'outcome_date',
  'lost_reason',
  'budget',
];
const KINDS = ['lead_event', 'test_drive', 'contact_attempt', 'campaign_response'];

/** A customer before the sale: leads, then follow-ups, test drives and responses as they came. */
@customElement('tw-customer-before')
export class TwCustomerBefore extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property() customerId = '';

  readonly #locale = new LocaleController(this);
  readonly #leads = new LoadController(this, {
    args: () => [this.customerId],
    rows: 3,
    load: ([id], signal) => api.leadsOf(id, signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="stack">
      <section>
        <div class="section-head"><h2>${t.customers.leads}</h2></div>
        ${this.#leads.render((leads) => this.renderLeads(leads))}
      </section>
      <section>
        <div class="section-head"><h2>${t.customers.contacts}</h2></div>
        <tw-timeline .customerId=${this.customerId} .within=${KINDS} own></tw-timeline>
      </section>
    </div>`;
  }

  private renderLeads({ items }: LeadRecords): unknown {
    const { t } = this.#locale;
    return items.length === 0
      ? html`<tw-empty-state
          .heading=${t.customers.noLeads}
          .next=${t.customers.noLeadsNext}
        ></tw-empty-state>`
      : html`<tw-record-table
          .label=${t.customers.leads}
          .columns=${COLUMNS}
          .records=${items.map(({ lead }) => lead)}
        ></tw-record-table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customer-before': TwCustomerBefore;
  }
}

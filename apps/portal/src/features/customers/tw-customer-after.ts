import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Orders } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-record-table.js';
import '../../elements/tw-service-orders.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import './tw-timeline.js';

const LEFT_OVER = [
  'open_date',
  'vehicle_id',
  'order_no',
  'item',
  'line_type',
  'quantity',
  'amount',
];
const SALES = [
  'order_date',
  'order_no',
  'order_type',
  'vehicle_id',
  'dealer',
  'amount',
  'delivery_date',
];
const KINDS = ['insurance_policy', 'loyalty_transaction', 'complaint', 'satisfaction'];

/** A customer after the sale: what was left over, repair orders, orders, insurance and points. */
@customElement('tw-customer-after')
export class TwCustomerAfter extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property() customerId = '';

  readonly #locale = new LocaleController(this);
  readonly #orders = new LoadController(this, {
    args: () => [this.customerId],
    rows: 8,
    load: ([id], signal) => api.ordersOf(id, signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="stack">
      ${this.#orders.render((orders) => this.renderOrders(orders))}
      <section>
        <div class="section-head"><h2>${t.customers.insuranceAndPoints}</h2></div>
        <tw-timeline .customerId=${this.customerId} .within=${KINDS} own></tw-timeline>
      </section>
    </div>`;
  }

  private renderOrders({ sales, service, serviceTotal, leftOver }: Orders): unknown {
    const { t, format } = this.#locale;
    return html`<div class="stack">
      ${
        leftOver.length === 0
          ? nothing
          : html`<section>
              <div class="section-head"><h2>${t.customers.leftOverLast}</h2></div>
              <tw-record-table
                .label=${t.customers.leftOverLast}
                .columns=${LEFT_OVER}
                .records=${leftOver}
              ></tw-record-table>
            </section>`
      }
      <section>
        <div class="section-head">
          <h2>${t.customers.repairs}</h2>
          <span class="small faint"
            >${t.common.showing(format.number(service.length), format.number(serviceTotal))}</span
          >
        </div>
        ${
          service.length === 0
            ? html`<tw-empty-state .heading=${t.customers.noRepairs}></tw-empty-state>`
            : html`<tw-service-orders .orders=${service}></tw-service-orders>`
        }
      </section>
      <section>
        <div class="section-head"><h2>${t.customers.sales}</h2></div>
        ${
          sales.length === 0
            ? html`<tw-empty-state .heading=${t.customers.noSales}></tw-empty-state>`
            : html`<tw-record-table
                .label=${t.customers.sales}
                .columns=${SALES}
                .records=${sales}
              ></tw-record-table>`
        }
      </section>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customer-after': TwCustomerAfter;
  }
}

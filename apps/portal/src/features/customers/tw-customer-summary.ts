import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Customer } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { textOf } from '../../elements/record-cells.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import { tellingTags } from '../../elements/telling-first.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';

/** Who a customer is to us, in a strip: stage, value, member level, last visit, vehicles. */
@customElement('tw-customer-summary')
export class TwCustomerSummary extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
        gap: 1px;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        overflow: hidden;
      }
      dl > div {
        padding: var(--space-3) var(--space-4);
        box-shadow: 0 0 0 1px var(--line);
      }
      dt {
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      dd {
        font-weight: var(--strong);
        overflow-wrap: anywhere;
      }
      .missing {
        color: var(--ink-faint);
        font-weight: 400;
      }
    `,
  ];

  @property({ attribute: false }) customer: Customer | null = null;

  readonly #locale = new LocaleController(this);
  readonly #visit = new LoadController(this, {
    args: () => [this.customer?.customerId ?? 0],
    rows: 1,
    load: async ([id], signal) => (id > 0 ? api.ordersOf(String(id), signal) : null),
  });

  protected override render(): unknown {
    const { customer } = this;
    if (!customer) return nothing;
    const { t, format } = this.#locale;
    return html`<dl>
      ${tellingTags(customer.tags).map(
        (tag) =>
          html`<div>
            <dt>${this.#locale.words(tag.name, tag.code)}</dt>
            <dd class=${tag.value === null ? 'missing' : ''}>
              ${tagValueText(this.#locale, tag.value, tag.valueName)}
            </dd>
          </div>`,
      )}
      <div>
        <dt>${t.customers.lastVisit}</dt>
        <dd>
          ${this.#visit.render(
            (orders) => {
              const last = orders?.service[0]?.order;
              return last
                ? format.day(textOf(last, 'open_date'))
                : html`<span class="missing">${t.customers.neverVisited}</span>`;
            },
            // The panel of orders says what is wrong.
            () => html`<span class="missing">${t.common.missing}</span>`,
          )}
        </dd>
      </div>
      <div>
        <dt>${t.customers.vehicles}</dt>
        <dd>${format.number(new Set(customer.vehicles.map((each) => each.vehicleId)).size)}</dd>
      </div>
    </dl>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customer-summary': TwCustomerSummary;
  }
}

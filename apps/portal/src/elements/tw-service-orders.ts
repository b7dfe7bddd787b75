import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ServiceOrder } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { cellOf, chosenCells, placeOf } from './record-cells.js';
import { recordUnit, recordValue } from './record-value.js';
import './tw-icon.js';
import './tw-record-table.js';

const HEAD = ['service_type', 'cause', 'dealer', 'mileage_km', 'amount'];
const LINES = ['line_no', 'item', 'line_type', 'quantity', 'amount', 'recommended', 'done'];

/** Visits to workshops, the newest first; each opens to its items. */
@customElement('tw-service-orders')
export class TwServiceOrders extends LitElement {
  static override styles = [
    baseStyles,
    css`
      li + li {
        border-top: 1px solid var(--line);
      }
      summary {
        display: grid;
        grid-template-columns: 1rem 7rem minmax(0, 1fr) auto;
        gap: var(--space-1) var(--space-3);
        align-items: center;
        min-height: var(--row);
        padding: var(--space-1) 0;
        list-style: none;
        cursor: pointer;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--surface-hover);
      }
      summary tw-icon {
        color: var(--ink-faint);
        transition: rotate var(--quick);
      }
      details[open] summary tw-icon {
        rotate: 90deg;
      }
      .parts {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-3);
      }
      .parts > :first-child {
        font-weight: 500;
      }
      .left {
        display: inline-flex;
        gap: var(--space-1);
        align-items: center;
        padding: 0.0625rem var(--space-2);
        border-radius: var(--radius-small);
        background: var(--wait-soft);
        color: var(--wait);
        font-size: var(--text-small);
        white-space: nowrap;
      }
      .left tw-icon {
        color: inherit;
      }
      .inside {
        padding: 0 0 var(--space-4) calc(1rem + var(--space-3));
      }
      @media (max-width: 48rem) {
        summary {
          grid-template-columns: 1rem minmax(0, 1fr);
        }
        .parts,
        .left {
          grid-column: 2;
          justify-self: start;
        }
      }
    `,
  ];

  @property({ attribute: false }) orders: readonly ServiceOrder[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    return html`<ul>
      ${this.orders.map((order) => this.renderOrder(order))}
    </ul>`;
  }

  private renderOrder({ order, lines, leftOver }: ServiceOrder): unknown {
    const { t, format } = this.#locale;
    const day = cellOf(order, 'open_date')?.value;
    return html`<li>
      <details>
        <summary>
          <tw-icon name="right"></tw-icon>
          <span>${typeof day === 'string' ? format.day(day) : nothing}</span>
          <span class="parts">
            ${chosenCells(order, HEAD).flatMap((cell) =>
              cell.value === null
                ? []
                : [
                    html`<span title=${this.#locale.words(cell.name)}
                      >${recordValue(this.#locale, cell)}${recordUnit(this.#locale, cell)}</span
                    >`,
                  ],
            )}
          </span>
          ${
            leftOver > 0
              ? html`<span class="left"
                  ><tw-icon name="warning"></tw-icon>${t.customers.leftOver(leftOver)}</span
                >`
              : nothing
          }
        </summary>
        <div class="inside">
          <p class="small faint">
            ${chosenCells(order, ['order_no', 'service_adviser', 'close_date', 'on_time']).map(
              (cell) =>
                cell.value === null
                  ? nothing
                  : html`${this.#locale.words(cell.name)} ${recordValue(this.#locale, cell)} · `,
            )}<span translate="no">${placeOf(order)}</span>
          </p>
          ${
            lines.length === 0
              ? html`<p class="soft">${t.customers.noItems}</p>`
              : html`<tw-record-table
                  .label=${t.customers.items}
                  .columns=${LINES}
                  .records=${lines}
                ></tw-record-table>`
          }
        </div>
      </details>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-service-orders': TwServiceOrders;
  }
}

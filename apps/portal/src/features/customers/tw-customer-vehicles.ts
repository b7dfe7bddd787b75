import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { SourceRecord, VehicleRelations } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { cellOf, chosenCells, textOf } from '../../elements/record-cells.js';
import { recordValue } from '../../elements/record-value.js';
import '../../elements/tw-empty-state.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';

const SHOWN = ['energy', 'delivery_date', 'mileage_km', 'warranty_end'];

/** A customer's vehicles with role and period; each leads to its file. */
@customElement('tw-customer-vehicles')
export class TwCustomerVehicles extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .vehicles {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr));
        gap: var(--space-3);
      }
      .vehicles > li {
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .vehicles > .past {
        background: var(--surface-sunken);
      }
      h4 {
        margin: var(--space-3) 0 0;
        color: var(--ink-faint);
        font-size: var(--text-small);
        font-weight: inherit;
      }
      .people {
        font-size: var(--text-small);
      }
      dl {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: 0 var(--space-3);
        margin-top: var(--space-2);
        font-size: var(--text-small);
      }
      dt {
        color: var(--ink-faint);
      }
    `,
  ];

  @property() customerId = '';

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.customerId],
    rows: 3,
    load: ([id], signal) => api.vehiclesOf(id, signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return this.#load.render(({ items }) =>
      items.length === 0
        ? html`<tw-empty-state
            .heading=${t.customers.noVehicles}
            .next=${t.customers.noVehiclesNext}
          ></tw-empty-state>`
        : html`<ul class="vehicles">
            ${items.map((item) => this.renderVehicle(item))}
          </ul>`,
    );
  }

  private renderVehicle({
    vehicleId,
    current,
    relation,
    vehicle,
    people,
  }: VehicleRelations['items'][number]): unknown {
    const { t } = this.#locale;
    const names = vehicle ? chosenCells(vehicle, ['brand', 'model']) : [];
    const title = names.map((cell) => this.#locale.words(cell.valueName)).filter(Boolean);
    return html`<li class=${current ? '' : 'past'}>
      <h3>
        <a href="/vehicles/${vehicleId}"
          >${title.join(' ') || t.customers.vehicle(String(vehicleId))}</a
        >
      </h3>
      <p class="small soft">${this.roleOf(relation)}</p>
      <dl>
        ${(vehicle ? chosenCells(vehicle, SHOWN) : []).map((cell) =>
          cell.value === null
            ? nothing
            : html`<dt>${this.#locale.words(cell.name)}</dt>
                <dd>${recordValue(this.#locale, cell)}</dd>`,
        )}
      </dl>
      ${people.length === 0 ? nothing : this.renderPeople(people)}
    </li>`;
  }

  private renderPeople(people: VehicleRelations['items'][number]['people']): unknown {
    const { t } = this.#locale;
    return html`<h4>${t.customers.otherPeople}</h4>
      <ul class="people">
        ${people.map(
          ({ customerId, relation }) =>
            html`<li>
              <a href="/customers/${customerId}">${t.customers.customer(String(customerId))}</a>
              <span class="soft">${this.roleOf(relation)}</span>
            </li>`,
        )}
      </ul>`;
  }

  /** As what somebody is related to the vehicle, and when. */
  private roleOf(relation: SourceRecord): string {
    const { t, format } = this.#locale;
    const from = format.day(textOf(relation, 'valid_from'));
    const to = textOf(relation, 'valid_to');
    const period = to === null ? t.customers.since(from) : t.common.range(from, format.day(to));
    return `${this.#locale.words(cellOf(relation, 'role')?.valueName)} · ${period}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customer-vehicles': TwCustomerVehicles;
  }
}

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { SourceRecord, VehicleFile } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { chosenCells } from '../../elements/record-cells.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-record-facts.js';
import '../../elements/tw-record-table.js';
import '../../elements/tw-service-orders.js';
import '../../elements/tw-tag-values.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';

const POLICIES = ['start_date', 'end_date', 'customer_id', 'policy_no', 'premium', 'sold_by'];
const COMPLAINTS = ['opened_date', 'closed_date', 'customer_id', 'complaint_type', 'dealer'];
const SALES = ['order_date', 'customer_id', 'order_no', 'order_type', 'dealer', 'amount'];
const RELATIONS = ['customer_id', 'role', 'valid_from', 'valid_to'];

/** One vehicle: its file, whose it was and is, repairs, policies, and its tags with their why. */
@customElement('tw-vehicle-page')
export class TwVehiclePage extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property() vehicleId = '';

  readonly #locale = new LocaleController(this);
  readonly #file = new LoadController(this, {
    args: () => [this.vehicleId],
    rows: 10,
    load: ([id], signal) => api.vehicleFile(id, signal),
  });
  readonly #tags = new LoadController(this, {
    args: () => [this.vehicleId],
    rows: 3,
    load: ([id], signal) => api.vehicle(id, signal),
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.customers.vehicle(this.vehicleId));
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const file = this.#file.value;
    const names = file?.vehicle ? chosenCells(file.vehicle, ['brand', 'model']) : [];
    const model = names.map((cell) => this.#locale.words(cell.valueName)).filter(Boolean);
    return html`<div class="page">
      <header class="page-head">
        <div>
          <p class="crumbs">
            <a href="/customers">${t.customers.title}</a> / ${t.customers.vehicle(this.vehicleId)}
          </p>
          <h1>${t.customers.vehicle(this.vehicleId)}</h1>
          <p class="soft">${model.join(' ')}</p>
        </div>
        ${file ? html`<tw-as-of .snapshotId=${file.snapshotId}></tw-as-of>` : nothing}
      </header>
      ${this.#file.render((loaded) => this.renderFile(loaded))}
    </div>`;
  }

  private renderFile(file: VehicleFile): unknown {
    const { t } = this.#locale;
    const { vehicle, service, policies, complaints, sales } = file;
    return html`<section>
        <div class="section-head"><h2>${t.customers.vehicleFile}</h2></div>
        ${
          vehicle
            ? html`<tw-record-facts
                .record=${vehicle}
                .without=${['vehicle_id']}
              ></tw-record-facts>`
            : html`<tw-empty-state .heading=${t.customers.noVehicleFile}></tw-empty-state>`
        }
      </section>
      <section>
        <div class="section-head"><h2>${t.customers.tags}</h2></div>
        ${this.#tags.render(
          ({ vehicleId, tags }) =>
            html`<tw-tag-values
              subject="vehicle"
              .subjectId=${vehicleId}
              .tags=${tags}
            ></tw-tag-values>`,
        )}
      </section>
      ${this.renderTable(
        t.customers.relations,
        RELATIONS,
        file.relations.map(({ relation }) => relation),
      )}
      <section>
        <div class="section-head"><h2>${t.customers.repairs}</h2></div>
        ${
          service.length === 0
            ? html`<tw-empty-state .heading=${t.customers.noRepairs}></tw-empty-state>`
            : html`<tw-service-orders .orders=${service}></tw-service-orders>`
        }
      </section>
      ${this.renderTable(t.customers.policies, POLICIES, policies)}
      ${this.renderTable(t.customers.complaints, COMPLAINTS, complaints)}
      ${this.renderTable(t.customers.sales, SALES, sales)}`;
  }

  private renderTable(
    heading: string,
    columns: readonly string[],
    records: readonly SourceRecord[],
  ): unknown {
    return html`<section>
      <div class="section-head"><h2>${heading}</h2></div>
      ${
        records.length === 0
          ? html`<p class="soft">${this.#locale.t.customers.noneKnown}</p>`
          : html`<tw-record-table
              .label=${heading}
              .columns=${columns}
              .records=${records}
            ></tw-record-table>`
      }
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-vehicle-page': TwVehiclePage;
  }
}

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Lead, SourceRecord } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-record-facts.js';
import '../../elements/tw-tag-values.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';

interface Loaded {
  readonly lead: Lead;
  /** Null of a lead whose customer nobody knows. */
  readonly record: SourceRecord | null;
}

/** One lead: what its source says, its tags with their why, and the customer it belongs to. */
@customElement('tw-lead-page')
export class TwLeadPage extends LitElement {
  static override styles = [baseStyles, pageStyles];

  @property() leadId = '';

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.leadId],
    rows: 8,
    load: async ([id], signal): Promise<Loaded> => {
      const lead = await api.lead(id, signal);
      if (lead.customerId === null) return { lead, record: null };
      const { items } = await api.leadsOf(String(lead.customerId), signal);
      return { lead, record: items.find(({ leadId }) => leadId === lead.leadId)?.lead ?? null };
    },
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.customers.lead(this.leadId));
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const lead = this.#load.value?.lead;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <p class="crumbs">
            <a href="/customers">${t.customers.title}</a>
            ${
              lead?.customerId
                ? html`/
                    <a href="/customers/${lead.customerId}"
                      >${t.customers.customer(String(lead.customerId))}</a
                    >`
                : nothing
            }
            / ${t.customers.lead(this.leadId)}
          </p>
          <h1>${t.customers.lead(this.leadId)}</h1>
        </div>
        ${lead ? html`<tw-as-of .snapshotId=${lead.snapshotId}></tw-as-of>` : nothing}
      </header>
      ${this.#load.render((loaded) => this.renderLead(loaded))}
    </div>`;
  }

  private renderLead({ lead, record }: Loaded): unknown {
    const { t, format } = this.#locale;
    return html`<section>
        <div class="section-head"><h2>${t.customers.leadFile}</h2></div>
        ${
          record
            ? html`<tw-record-facts .record=${record} .without=${['lead_id']}></tw-record-facts>`
            : html`<p>
                ${this.#locale.term('outcome', lead.outcome)} · ${t.customers.created}
                ${format.day(lead.createdDate)}
              </p>`
        }
      </section>
      <section>
        <div class="section-head"><h2>${t.customers.tags}</h2></div>
        <tw-tag-values subject="lead" .subjectId=${lead.leadId} .tags=${lead.tags}></tw-tag-values>
      </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-lead-page': TwLeadPage;
  }
}

import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { WebhookDelivery } from '../../api/types.js';
import { PagesController } from '../../elements/pages.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-long-table.js';
import '../../elements/tw-problem.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { longTableStyles } from '../../styles/long-table.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { webhookStyles } from './tw-webhook.styles.js';

/** What was sent to a webhook; fires `changed` when something is to be sent again or given up. */
@customElement('tw-webhook-deliveries')
export class TwWebhookDeliveries extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    longTableStyles,
    webhookStyles,
  ];

  @property({ type: Number }) webhook = 0;
  /** Another number loads the list anew. */
  @property({ type: Number }) round = 0;

  @state() private problem: Problem | null = null;

  readonly #locale = new LocaleController(this);
  readonly #pages = new PagesController(this, {
    args: () => [this.webhook, this.round],
    load: ([id], place, signal) => api.webhookDeliveries(id, place, signal),
  });

  protected override render(): unknown {
    return html`<section aria-labelledby="deliveries">
      <div class="section-head">
        <h2 id="deliveries">${this.#locale.t.webhooks.deliveries}</h2>
      </div>
      ${this.problem ? html`<tw-problem .problem=${this.problem}></tw-problem>` : nothing}
      ${this.#pages.render((total) => this.renderAll(total))}
    </section>`;
  }

  private renderAll(total: number): unknown {
    const { t } = this.#locale;
    if (total === 0) {
      return html`<tw-empty-state
        .heading=${t.webhooks.noDeliveries}
        .next=${t.webhooks.noDeliveriesNext}
      ></tw-empty-state>`;
    }
    return html`<tw-long-table
      .label=${t.webhooks.deliveries}
      .list=${this.#pages}
      .columns=${[
        { label: t.webhooks.event, width: 14 },
        { label: t.webhooks.when, width: 10 },
        { label: t.webhooks.outcome, width: 18 },
        { label: t.webhooks.attempts, width: 5, number: true },
        { label: t.webhooks.actions, width: 8 },
      ]}
      .row=${(item: WebhookDelivery) => this.renderRow(item)}
    ></tw-long-table>`;
  }

  private renderRow(delivery: WebhookDelivery): unknown {
    const { t, format } = this.#locale;
    const { id, type, subject, state, attempts, occurredAt } = delivery;
    const verb = state === 'waiting' ? 'skip' : 'redeliver';
    return html`<th scope="row" title=${`${type} ${subject}`}>
        ${this.#locale.term('event', type)} <code class="small soft">${subject}</code>
      </th>
      <td class="small">${format.instant(occurredAt)}</td>
      <td class="small" title=${delivery.answer ?? ''}>
        <span class=${state}>${t.webhooks[`delivery_${state}`]}</span>
        ${this.renderTrouble(delivery)}
      </td>
      <td class="number">${format.number(attempts)}</td>
      <td>
        <button class="button" type="button" @click=${() => void this.move(id, verb)}>
          ${t.webhooks[verb]}
        </button>
      </td>`;
  }

  private renderTrouble({ problem, status }: WebhookDelivery): unknown {
    if (problem === null) return nothing;
    const text = this.#locale.t.webhooks[`problem_${problem}`];
    return html`<span class="failing">· ${text}${status === null ? '' : ` (${status})`}</span>`;
  }

  private async move(id: number, verb: 'skip' | 'redeliver'): Promise<void> {
    try {
      await api[verb === 'skip' ? 'skipDelivery' : 'redeliver'](this.webhook, id);
      this.problem = null;
      this.dispatchEvent(new CustomEvent('changed'));
    } catch (error) {
      this.problem = asProblem(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-webhook-deliveries': TwWebhookDeliveries;
  }
}

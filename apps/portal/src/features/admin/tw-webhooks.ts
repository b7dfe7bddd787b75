import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Webhook } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { eventNames } from './event-names.js';
import './tw-webhook-dialog.js';
import type { TwWebhookDialog } from './tw-webhook-dialog.js';
import { webhookStyles } from './tw-webhook.styles.js';

/** Who outside is told what happens, and whether it gets there. */
@customElement('tw-webhooks')
export class TwWebhooks extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, tableStyles, webhookStyles];

  @state() private round = 0;

  @query('tw-webhook-dialog') private dialog!: TwWebhookDialog;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.round],
    load: (_args, signal) => api.webhooks(signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<section>
        <div class="section-head">
          <p class="soft lede">${t.webhooks.what}</p>
          <button
            class="button primary"
            type="button"
            @click=${() => {
              this.dialog.show({ kind: 'add' });
            }}
          >
            <tw-icon name="plus"></tw-icon>${t.webhooks.add}
          </button>
        </div>
        ${this.#load.render((webhooks) => this.renderAll(webhooks))}
      </section>
      <tw-webhook-dialog
        @changed=${() => {
          this.round += 1;
        }}
      ></tw-webhook-dialog>`;
  }

  private renderAll(webhooks: readonly Webhook[]): unknown {
    const { t } = this.#locale;
    if (webhooks.length === 0) {
      return html`<tw-empty-state
        .heading=${t.webhooks.none}
        .next=${t.webhooks.noneNext}
      ></tw-empty-state>`;
    }
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.admin.view_webhooks}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${t.webhooks.webhook}</th>
            <th scope="col">${t.webhooks.events}</th>
            <th scope="col">${t.admin.state}</th>
            <th scope="col" class="number">${t.webhooks.waiting}</th>
            <th scope="col">${t.webhooks.delivered}</th>
          </tr>
        </thead>
        <tbody>
          ${webhooks.map((webhook) => this.renderOne(webhook))}
        </tbody>
      </table>
    </div>`;
  }

  private renderOne(webhook: Webhook): unknown {
    const { t, format } = this.#locale;
    const { id, name, url, events, state, failures, nextAttemptAt, waiting, deliveredAt } = webhook;
    const isRetried = failures > 0 && nextAttemptAt !== null;
    return html`<tr>
      <th scope="row">
        <a href=${`/admin?view=webhooks&webhook=${id}`}>${name}</a>
        <span class="line small soft">${new URL(url).origin}</span>
      </th>
      <td class="small">${eventNames(this.#locale, events)}</td>
      <td class="small">
        <span class=${state}>${t.webhooks[`state_${state}`]}</span>
        ${
          isRetried
            ? html`<span class="line failing"
                >${t.webhooks.failing(format.number(failures), format.instant(nextAttemptAt))}</span
              >`
            : nothing
        }
      </td>
      <td class="number">${format.number(waiting)}</td>
      <td class="small">${deliveredAt ? format.instant(deliveredAt) : t.webhooks.never}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-webhooks': TwWebhooks;
  }
}

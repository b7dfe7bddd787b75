import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { Webhook } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-problem.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { eventNames } from './event-names.js';
import './tw-webhook-deliveries.js';
import './tw-webhook-dialog.js';
import type { TwWebhookDialog, WebhookVerb } from './tw-webhook-dialog.js';
import { webhookStyles } from './tw-webhook.styles.js';

/** One webhook: how it is, what was sent to it, and what can be done about it. */
@customElement('tw-webhook')
export class TwWebhook extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, webhookStyles];

  @property({ type: Number }) webhook = 0;

  /** Counts changes, each of which loads everything anew. */
  @state() private round = 0;
  @state() private problem: Problem | null = null;

  @query('tw-webhook-dialog') private dialog!: TwWebhookDialog;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.webhook, this.round],
    load: ([id], signal) => api.webhook(id, signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="stack">
        <p class="crumbs"><a href="/admin?view=webhooks">${t.webhooks.back}</a></p>
        ${this.#load.render((webhook) => this.renderHead(webhook))}
        ${this.problem ? html`<tw-problem .problem=${this.problem}></tw-problem>` : nothing}
        <tw-webhook-deliveries
          .webhook=${this.webhook}
          .round=${this.round}
          @changed=${this.again}
        ></tw-webhook-deliveries>
      </div>
      <tw-webhook-dialog @changed=${this.again}></tw-webhook-dialog>`;
  }

  private renderHead(webhook: Webhook): unknown {
    const { t } = this.#locale;
    const isActive = webhook.state === 'active';
    return html`<section>
      <div class="section-head">
        <h2>${webhook.name}</h2>
        <div class="actions">
          <button class="button" type="button" @click=${this.again}>${t.webhooks.refresh}</button>
          ${
            isActive
              ? html`<button class="button primary" type="button" @click=${() => void this.test()}>
                    ${t.webhooks.test}
                  </button>
                  ${this.renderVerb(webhook, 'pause')}`
              : this.renderVerb(webhook, 'resume')
          }
          ${this.renderVerb(webhook, 'rotate')} ${this.renderVerb(webhook, 'remove')}
        </div>
      </div>
      ${
        webhook.stoppedBecause
          ? html`<p class="set_aside">${t.webhooks[`because_${webhook.stoppedBecause}`]}</p>`
          : nothing
      }
      <div class="panel">${this.renderFacts(webhook)}</div>
    </section>`;
  }

  private renderVerb(webhook: Webhook, verb: WebhookVerb): unknown {
    return html`<button
      class="button"
      type="button"
      @click=${() => {
        this.dialog.show({ kind: verb, webhook });
      }}
    >
      ${this.#locale.t.webhooks[verb]}
    </button>`;
  }

  private renderFacts(webhook: Webhook): unknown {
    const { t, format } = this.#locale;
    const { url, events, state, failures, failingSince, nextAttemptAt, previousUntil } = webhook;
    const time = (label: string, instant: string | null): readonly [string, unknown][] =>
      instant === null ? [] : [[label, format.instant(instant)]];
    const rows: readonly (readonly [string, unknown])[] = [
      [t.webhooks.url, html`<code>${url}</code>`],
      [t.webhooks.events, eventNames(this.#locale, events)],
      [t.admin.state, html`<span class=${state}>${t.webhooks[`state_${state}`]}</span>`],
      ...(failures > 0 && nextAttemptAt !== null
        ? [
            [
              '',
              html`<span class="failing"
                >${t.webhooks.failing(format.number(failures), format.instant(nextAttemptAt))}</span
              >`,
            ] as const,
          ]
        : []),
      ...time(t.webhooks.failingSince, failingSince),
      ...time(t.webhooks.previous, previousUntil),
      ...time(t.webhooks.since, webhook.createdAt),
      [t.webhooks.by, html`<code>${webhook.account}</code>`],
    ];
    return html`<dl class="facts">
      ${rows.map(
        ([label, value]) =>
          html`<dt>${label}</dt>
            <dd>${value}</dd>`,
      )}
    </dl>`;
  }

  private readonly again = (event: Event): void => {
    const isRemoved = (event as CustomEvent<{ removed?: boolean } | null>).detail?.removed === true;
    if (isRemoved) goTo('/admin?view=webhooks');
    else this.round += 1;
  };

  private async test(): Promise<void> {
    try {
      await api.testWebhook(this.webhook);
      this.problem = null;
      this.round += 1;
      // It is on its way within two seconds.
      window.setTimeout(() => {
        this.round += 1;
      }, 2_500);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-webhook': TwWebhook;
  }
}

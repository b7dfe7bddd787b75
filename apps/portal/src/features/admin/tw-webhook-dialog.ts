import { LitElement, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { IssuedWebhook, Missed, NewWebhook, Webhook } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import '../../elements/tw-secret.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { fieldsStyles } from '../../styles/fields.styles.js';
import { adminStyles } from './tw-admin.styles.js';
import { webhookFields } from './webhook-fields.js';

/** What is done to one that is there. */
export type WebhookVerb = 'pause' | 'resume' | 'rotate' | 'remove';

type Purpose = { readonly kind: 'add' } | { readonly kind: WebhookVerb; readonly webhook: Webhook };

const OVERLAP_HOURS = 24;
const EMPTY: NewWebhook = { name: '', url: '', events: [] };
const MISSED: readonly Missed[] = ['send', 'skip'];

/** Adds a webhook or changes one; shows a new secret this once and fires `changed`. */
@customElement('tw-webhook-dialog')
export class TwWebhookDialog extends LitElement {
  static override styles = [baseStyles, controlStyles, dialogStyles, fieldsStyles, adminStyles];

  @state() private purpose: Purpose = { kind: 'add' };
  @state() private draft: NewWebhook = EMPTY;
  @state() private missed: Missed = 'send';
  @state() private issued: IssuedWebhook | null = null;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  show(purpose: Purpose): void {
    this.purpose = purpose;
    this.draft = EMPTY;
    this.missed = 'send';
    this.issued = null;
    this.#action.forget();
    this.dialog.showModal();
  }

  protected override render(): unknown {
    const { purpose } = this;
    const verb = this.#locale.t.webhooks[purpose.kind];
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.issued = null;
      }}
    >
      <h2 id="title">${purpose.kind === 'add' ? verb : `${verb}: ${purpose.webhook.name}`}</h2>
      ${this.issued ? this.renderIssued(this.issued) : this.renderForm(verb)}
    </dialog>`;
  }

  private renderIssued({ webhook, secret }: IssuedWebhook): unknown {
    const { t } = this.#locale;
    return html`<tw-secret .label=${t.webhooks.secretOf(webhook.name)} .value=${secret}></tw-secret>
      <div class="buttons">
        <button class="button primary" type="button" @click=${this.close}>${t.common.close}</button>
      </div>`;
  }

  private renderForm(verb: string): unknown {
    const { t } = this.#locale;
    return html`<form @submit=${this.confirm}>
      ${this.renderPurpose()} ${this.#action.render()}
      <div class="buttons">
        <button class="button" type="button" @click=${this.close}>${t.common.cancel}</button>
        <button class="button primary" type="submit" ?disabled=${this.#action.busy}>${verb}</button>
      </div>
    </form>`;
  }

  private renderPurpose(): unknown {
    const { purpose } = this;
    const { t, format } = this.#locale;
    switch (purpose.kind) {
      case 'add':
        return webhookFields(this.#locale, this.draft, (draft) => {
          this.draft = draft;
        });
      case 'resume':
        return this.renderMissed();
      case 'remove':
        return html`<p>${t.webhooks.removeWhat(format.number(purpose.webhook.waiting))}</p>`;
      case 'pause':
        return html`<p>${t.webhooks.pauseWhat}</p>`;
      case 'rotate':
        return html`<p>${t.webhooks.rotateWhat}</p>`;
    }
  }

  private renderMissed(): unknown {
    const { t } = this.#locale;
    return html`<fieldset>
      <legend>${t.webhooks.resumeWhat}</legend>
      ${MISSED.map(
        (each) =>
          html`<label class="row">
            <input
              type="radio"
              name="missed"
              .checked=${each === this.missed}
              @change=${() => {
                this.missed = each;
              }}
            />
            ${t.webhooks[`missed_${each}`]}
          </label>`,
      )}
    </fieldset>`;
  }

  private close(): void {
    this.dialog.close();
  }

  private async confirm(event: Event): Promise<void> {
    event.preventDefault();
    await this.#action.run(async () => {
      this.issued = await this.act();
      if (this.issued === null) this.close();
      const detail = { removed: this.purpose.kind === 'remove' };
      this.dispatchEvent(new CustomEvent('changed', { detail }));
    });
  }

  /** Null where no new secret came of it. */
  private async act(): Promise<IssuedWebhook | null> {
    const { purpose } = this;
    if (purpose.kind === 'add') return api.addWebhook(this.draft);
    const { id } = purpose.webhook;
    if (purpose.kind === 'rotate') return api.rotateWebhook(id, OVERLAP_HOURS);
    if (purpose.kind === 'remove') await api.removeWebhook(id);
    else if (purpose.kind === 'pause') await api.pauseWebhook(id);
    else await api.resumeWebhook(id, this.missed);
    return null;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-webhook-dialog': TwWebhookDialog;
  }
}

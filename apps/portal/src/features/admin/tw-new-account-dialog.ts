import { LitElement, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { OneTimePassword } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import '../../elements/tw-secret.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { fieldsStyles } from '../../styles/fields.styles.js';
import { NO_ROLE, type RoleDraft, roleFields } from './role-fields.js';
import { codesOf } from './scope-text.js';
import { adminStyles } from './tw-admin.styles.js';

type HolderKind = 'newPerson' | 'knownPerson' | 'system';

/** Adds an account and shows its one-time password, this once; fires `changed` when it is there. */
@customElement('tw-new-account-dialog')
export class TwNewAccountDialog extends LitElement {
  static override styles = [baseStyles, controlStyles, dialogStyles, fieldsStyles, adminStyles];

  @state() private login = '';
  @state() private holder: HolderKind = 'newPerson';
  @state() private who = '';
  @state() private draft: RoleDraft = NO_ROLE;
  @state() private added: OneTimePassword | null = null;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  show(): void {
    this.login = '';
    this.holder = 'newPerson';
    this.who = '';
    this.draft = NO_ROLE;
    this.#action.forget();
    this.added = null;
    this.dialog.showModal();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.added = null;
      }}
    >
      <h2 id="title">${t.admin.addAccount}</h2>
      ${this.added ? this.renderAdded(this.added) : this.renderForm()}
    </dialog>`;
  }

  private renderAdded({ login, oneTimePassword }: OneTimePassword): unknown {
    const { t } = this.#locale;
    return html`${
        oneTimePassword === null
          ? html`<p>${t.admin.systemAdded(login)}</p>`
          : html`<tw-secret
              .label=${t.admin.passwordOf(login)}
              .value=${oneTimePassword}
            ></tw-secret>`
      }
      <div class="buttons">
        <button class="button primary" type="button" @click=${this.close}>${t.common.close}</button>
      </div>`;
  }

  private renderForm(): unknown {
    const { t } = this.#locale;
    return html`<form @submit=${this.add}>
      <label class="labelled">
        <span>${t.admin.login}</span>
        <input
          class="field"
          required
          maxlength="63"
          pattern="[a-z0-9][a-z0-9._\\-]*"
          title=${t.admin.loginHint}
          autocomplete="off"
          .value=${this.login}
          @input=${(event: Event) => {
            this.login = (event.target as HTMLInputElement).value;
          }}
        />
      </label>
      ${this.renderHolder()}
      ${roleFields(this.#locale, this.draft, (draft) => {
        this.draft = draft;
      })}
      ${this.#action.render()}
      <div class="buttons">
        <button class="button" type="button" @click=${this.close}>${t.common.cancel}</button>
        <button class="button primary" type="submit" ?disabled=${this.#action.busy}>
          ${t.admin.addAccount}
        </button>
      </div>
    </form>`;
  }

  private renderHolder(): unknown {
    const { t } = this.#locale;
    const kinds: readonly HolderKind[] = ['newPerson', 'knownPerson', 'system'];
    return html`<label class="labelled">
        <span>${t.admin.holder}</span>
        <select
          class="field"
          @change=${(event: Event) => {
            this.holder = (event.target as HTMLSelectElement).value as HolderKind;
            this.who = '';
          }}
        >
          ${kinds.map(
            (kind) =>
              html`<option value=${kind} ?selected=${kind === this.holder}>
                ${t.admin[kind]}
              </option>`,
          )}
        </select>
      </label>
      ${
        this.holder === 'system'
          ? html`<p class="small soft">${t.admin.systemHint}</p>`
          : html`<label class="labelled">
              <span>${this.holder === 'newPerson' ? t.admin.name : t.admin.person}</span>
              <input
                class="field"
                required
                maxlength="200"
                .value=${this.who}
                @input=${(event: Event) => {
                  this.who = (event.target as HTMLInputElement).value;
                }}
              />
            </label>`
      }`;
  }

  private close(): void {
    this.dialog.close();
  }

  private async add(event: Event): Promise<void> {
    event.preventDefault();
    const { login, draft, who, holder } = this;
    await this.#action.run(async () => {
      this.added = await api.addAccount({
        login,
        roles: [...draft.roles],
        scope: { domains: codesOf(draft.domains), brands: codesOf(draft.brands) },
        ...(holder === 'newPerson' ? { name: who } : {}),
        ...(holder === 'knownPerson' ? { person: who.trim() } : {}),
      });
      this.dispatchEvent(new CustomEvent('changed'));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-new-account-dialog': TwNewAccountDialog;
  }
}

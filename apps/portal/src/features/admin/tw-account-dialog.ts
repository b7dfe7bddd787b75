import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Account } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import '../../elements/tw-secret.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { fieldsStyles } from '../../styles/fields.styles.js';
import { NO_ROLE, type RoleDraft, roleFields } from './role-fields.js';
import { codesOf, textOfCodes } from './scope-text.js';
import { adminStyles } from './tw-admin.styles.js';

/** One account: roles and reach, and what may be done to it. Fires `changed` after each change. */
@customElement('tw-account-dialog')
export class TwAccountDialog extends LitElement {
  static override styles = [baseStyles, controlStyles, dialogStyles, fieldsStyles, adminStyles];

  @state() private account: Account | null = null;
  @state() private draft: RoleDraft = NO_ROLE;
  @state() private password: string | null = null;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  show(account: Account): void {
    this.take(account);
    this.#action.forget();
    this.password = null;
    this.dialog.showModal();
  }

  private take(account: Account): void {
    this.account = account;
    const { domains, brands } = account.scope;
    this.draft = {
      roles: [...account.roles],
      domains: textOfCodes(domains),
      brands: textOfCodes(brands),
    };
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => {
        this.password = null;
      }}
    >
      <h2 id="title">${t.admin.manageOne(this.account?.login ?? '')}</h2>
      ${this.account ? this.renderAccount(this.account) : nothing}
    </dialog>`;
  }

  private renderAccount(account: Account): unknown {
    const { t } = this.#locale;
    return html`<div class="parts">
      <form @submit=${(event: Event) => void this.saveRoles(event, account)}>
        ${roleFields(this.#locale, this.draft, (draft) => {
          this.draft = draft;
        })}
        ${account.sessions > 0 ? html`<p class="small soft">${t.admin.rolesEnd(account.sessions)}</p>` : nothing}
        <div class="row">
          <button class="button primary" type="submit" ?disabled=${this.#action.busy}>
            ${t.admin.saveRoles}
          </button>
        </div>
      </form>
      <hr />
      ${account.state === 'active' ? html`<p class="small soft">${t.admin.disableWhat(account.sessions)}</p>` : nothing}
      <div class="row">${this.renderActions(account)}</div>
      ${
        this.password === null
          ? nothing
          : html`<tw-secret
              .label=${t.admin.passwordOf(account.login)}
              .value=${this.password}
            ></tw-secret>`
      }
      ${this.#action.render()}
      <div class="buttons">
        <button
          class="button"
          type="button"
          @click=${() => {
            this.dialog.close();
          }}
        >
          ${t.common.close}
        </button>
      </div>
    </div>`;
  }

  private renderActions({ login, state, sessions, person, blockedUntil }: Account): unknown {
    const { t } = this.#locale;
    const button = (label: string, act: () => Promise<Account | null>): unknown =>
      html`<button
        class="button"
        type="button"
        ?disabled=${this.#action.busy}
        @click=${() => void this.act(act)}
      >
        ${label}
      </button>`;
    const verb = state === 'active' ? 'disable' : 'enable';
    return html`${button(t.admin[verb], () => api.changeAccount(login, verb))}
    ${blockedUntil ? button(t.admin.unlock, () => api.changeAccount(login, 'unlock')) : nothing}
    ${
      sessions > 0
        ? button(t.admin.endSessions, async () => {
            await api.endAccountSessions(login);
            return null;
          })
        : nothing
    }
    ${
      person === null
        ? nothing
        : button(t.admin.resetPassword, async () => {
            this.password = (await api.resetPassword(login)).oneTimePassword;
            return null;
          })
    }`;
  }

  private async saveRoles(event: Event, { login }: Account): Promise<void> {
    event.preventDefault();
    const { roles, domains, brands } = this.draft;
    const scope = { domains: codesOf(domains), brands: codesOf(brands) };
    await this.act(() => api.setAccountRoles(login, { roles: [...roles], scope }));
  }

  private async act(work: () => Promise<Account | null>): Promise<void> {
    await this.#action.run(async () => {
      const after = await work();
      if (after) this.take(after);
      else if (this.account) this.account = { ...this.account, sessions: 0 };
      this.dispatchEvent(new CustomEvent('changed'));
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-account-dialog': TwAccountDialog;
  }
}

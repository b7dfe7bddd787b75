import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Account } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import './tw-account-dialog.js';
import './tw-new-account-dialog.js';
import type { TwAccountDialog } from './tw-account-dialog.js';
import type { TwNewAccountDialog } from './tw-new-account-dialog.js';

/** Every account with what it is and what is going on with it. */
@customElement('tw-accounts')
export class TwAccounts extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    css`
      .disabled th,
      .disabled td {
        color: var(--ink-faint);
      }
      .note {
        color: var(--wait);
      }
    `,
  ];

  /** Another number loads the list again. */
  @state() private round = 0;

  @query('tw-new-account-dialog') private adding!: TwNewAccountDialog;
  @query('tw-account-dialog') private managing!: TwAccountDialog;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.round],
    rows: 8,
    load: (_args, signal) => api.accounts(signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<section>
        <div class="section-head">
          <h2>${t.admin.view_accounts}</h2>
          <button
            class="button primary"
            type="button"
            @click=${() => {
              this.adding.show();
            }}
          >
            <tw-icon name="plus"></tw-icon>${t.admin.addAccount}
          </button>
        </div>
        ${this.#load.render((accounts) => this.renderAccounts(accounts))}
      </section>
      <tw-new-account-dialog @changed=${this.reload}></tw-new-account-dialog>
      <tw-account-dialog @changed=${this.reload}></tw-account-dialog>`;
  }

  private renderAccounts(accounts: readonly Account[]): unknown {
    const { t } = this.#locale;
    const heads = [t.admin.login, t.admin.roles, t.admin.state, t.admin.lastSignIn];
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.admin.view_accounts}
    >
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            <th scope="col" class="number">${t.admin.sessions}</th>
            <th scope="col"><span class="visually-hidden">${t.admin.manage}</span></th>
          </tr>
        </thead>
        <tbody>
          ${accounts.map((account) => this.renderAccount(account))}
        </tbody>
      </table>
    </div>`;
  }

  private renderAccount(account: Account): unknown {
    const { t, format } = this.#locale;
    const { login, name, roles, scope, blockedUntil } = account;
    const reach = [...(scope.domains ?? []), ...(scope.brands ?? [])];
    const notes = [
      ...(account.demo ? [t.admin.demo] : []),
      ...(account.mustChangePassword && account.person ? [t.admin.mustChange] : []),
    ];
    return html`<tr class=${account.state}>
      <th scope="row">
        <code>${login}</code><br /><span class="small soft">${name ?? t.admin.system}</span>
      </th>
      <td>
        ${roles.map((role) => this.#locale.term('role', role)).join(t.common.separator) || t.admin.noRole}
        ${reach.length > 0 ? html`<br /><code class="small faint">${reach.join(', ')}</code>` : nothing}
      </td>
      <td>
        ${t.admin[`state_${account.state}`]}
        ${notes.length > 0 ? html`<br /><span class="small faint">${notes.join(t.common.separator)}</span>` : nothing}
        ${
          blockedUntil
            ? html`<br /><span class="small note"
                  >${t.admin.blocked(format.instant(blockedUntil))}</span
                >`
            : nothing
        }
      </td>
      <td class="small">
        ${account.lastSignInAt ? format.instant(account.lastSignInAt) : t.admin.never}
      </td>
      <td class="number">${format.number(account.sessions)}</td>
      <td class="number">
        <button
          class="button"
          type="button"
          aria-label=${t.admin.manageOne(login)}
          @click=${() => {
            this.managing.show(account);
          }}
        >
          ${t.admin.manage}
        </button>
      </td>
    </tr>`;
  }

  private reload(): void {
    this.round += 1;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-accounts': TwAccounts;
  }
}

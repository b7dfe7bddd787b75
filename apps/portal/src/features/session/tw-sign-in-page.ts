import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { session } from '../../api/session.js';
import type { DemoAccount } from '../../api/types.js';
import { TitleController } from '../../elements/title.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import '../shell/tw-preferences.js';
import { entranceStyles } from './tw-entrance.styles.js';
import type { TwSignInForm } from './tw-sign-in-form.js';
import './tw-sign-in-form.js';

/** What whoever is not signed in sees, at whatever address: after signing in they are there. */
@customElement('tw-sign-in-page')
export class TwSignInPage extends LitElement {
  static override styles = [baseStyles, controlStyles, entranceStyles];

  @state() private demo: readonly DemoAccount[] = [];

  @query('tw-sign-in-form') private form!: TwSignInForm;

  readonly #locale = new LocaleController(this);

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.session.signIn);
  }

  protected override firstUpdated(): void {
    this.form.focus();
    void session.demoAccounts().then(
      (accounts) => {
        this.demo = accounts;
      },
      () => undefined, // the form tells when the service cannot be reached
    );
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<main class="card">
      <header>
        <img src="/icon.svg" alt="" width="32" height="32" />
        <div>
          <p class="brand" translate="no">Tagwright</p>
          <p class="small soft">${t.session.lede}</p>
        </div>
      </header>
      <h1>${t.session.signIn}</h1>
      <tw-sign-in-form></tw-sign-in-form>
      ${this.demo.length === 0 ? nothing : this.renderDemo()}
      <tw-preferences></tw-preferences>
    </main>`;
  }

  private renderDemo(): unknown {
    const { t } = this.#locale;
    return html`<section aria-labelledby="demo">
      <h2 id="demo">${t.session.demo}</h2>
      <p class="small soft">${t.session.demoWhat}</p>
      <ul>
        ${this.demo.map(
          (account) =>
            html`<li>
              <button
                class="button demo"
                type="button"
                @click=${() => this.form.enter(account.login, account.password)}
              >
                <span translate="no">${account.login}</span>
                <span class="small soft">
                  ${account.roles
                    .map((role) => this.#locale.term('role', role))
                    .join(t.common.separator)}
                </span>
              </button>
            </li>`,
        )}
      </ul>
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-sign-in-page': TwSignInPage;
  }
}

import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { TitleController } from '../../elements/title.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { entranceStyles } from './tw-entrance.styles.js';
import './tw-password-form.js';

/** Between a one-time password and everything else. */
@customElement('tw-first-password-page')
export class TwFirstPasswordPage extends LitElement {
  static override styles = [baseStyles, controlStyles, entranceStyles];

  readonly #locale = new LocaleController(this);

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.session.choosePassword);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<main class="card">
      <div>
        <h1>${t.session.choosePassword}</h1>
        <p class="soft">${t.session.choosePasswordWhat}</p>
      </div>
      <tw-password-form></tw-password-form>
    </main>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-first-password-page': TwFirstPasswordPage;
  }
}

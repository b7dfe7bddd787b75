import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { session } from '../../api/session.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { sessionError } from './session-error.js';
import { sessionFormStyles } from './tw-session-form.styles.js';

/** Name and password; fires `done` when somebody is signed in. */
@customElement('tw-sign-in-form')
export class TwSignInForm extends LitElement {
  static override styles = [baseStyles, controlStyles, sessionFormStyles];

  /** The only account that can go on here; empty for any. */
  @property() only = '';

  @state() private busy = false;
  @state() private failure: unknown = null;

  @query('input[name=login]') private login!: HTMLInputElement;
  @query('input[name=password]') private password!: HTMLInputElement;

  readonly #locale = new LocaleController(this);

  /** Puts the cursor where the reader begins. */
  override focus(): void {
    void this.updateComplete.then(() => {
      (this.only ? this.password : this.login).focus();
    });
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const isWrong = this.failure === null ? nothing : 'true';
    return html`<form @submit=${this.submit} aria-busy=${this.busy ? 'true' : nothing}>
      <label>
        <span>${t.session.login}</span>
        <input
          class="field"
          name="login"
          autocomplete="username"
          autocapitalize="none"
          spellcheck="false"
          required
          maxlength="100"
          .value=${this.only}
          ?readonly=${this.only !== ''}
          aria-invalid=${isWrong}
        />
      </label>
      <label>
        <span>${t.session.password}</span>
        <input
          class="field"
          name="password"
          type="password"
          autocomplete="current-password"
          required
          maxlength="512"
          aria-invalid=${isWrong}
          aria-describedby="error"
        />
      </label>
      <p id="error" class=${this.failure === null ? 'error none' : 'error'} role="alert">
        ${
          this.failure === null
            ? nothing
            : html`<tw-icon name="warning"></tw-icon>${sessionError(t, this.failure)}`
        }
      </p>
      <button class="button primary" type="submit" ?disabled=${this.busy}>
        ${this.busy ? t.session.entering : t.session.enter}
      </button>
    </form>`;
  }

  private submit(event: Event): void {
    event.preventDefault();
    void this.enter(this.login.value, this.password.value);
  }

  /** Signs in; what was typed stays when it fails. */
  async enter(login: string, password: string): Promise<void> {
    this.busy = true;
    this.failure = null;
    try {
      await session.signIn(login, password);
      this.password.value = '';
      this.dispatchEvent(new CustomEvent('done'));
    } catch (error) {
      this.failure = error;
      await this.updateComplete;
      this.password.select();
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-sign-in-form': TwSignInForm;
  }
}

import { LitElement, css, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { session } from '../../api/session.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import type { TwSignInForm } from './tw-sign-in-form.js';
import './tw-sign-in-form.js';

/** Over the page whose session has ended: who signs in again finds everything as it was. */
@customElement('tw-sign-in-dialog')
export class TwSignInDialog extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    dialogStyles,
    css`
      p {
        margin-bottom: var(--space-4);
      }
      .leave {
        margin-top: var(--space-3);
        width: 100%;
      }
    `,
  ];

  @state() private login = '';

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('tw-sign-in-form') private form!: TwSignInForm;

  readonly #locale = new LocaleController(this);
  #answer: (isSignedIn: boolean) => void = () => undefined;

  /** Asks; true when the same account is signed in again, false when the reader leaves. */
  async ask(): Promise<boolean> {
    this.login = session.identity?.login ?? '';
    await this.updateComplete;
    this.dialog.showModal();
    this.form.focus();
    return new Promise((resolve) => {
      this.#answer = resolve;
    });
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dialog aria-labelledby="title" @cancel=${this.stay}>
      <h2 id="title">${t.session.again}</h2>
      <p>${t.session.againWhat}</p>
      <tw-sign-in-form
        .only=${this.login}
        @done=${() => {
          this.end(true);
        }}
      ></tw-sign-in-form>
      <button class="button quiet leave" type="button" @click=${this.leave}>
        ${t.session.leave}
      </button>
    </dialog>`;
  }

  /** Escape would leave a page behind on which nothing works. */
  private stay(event: Event): void {
    event.preventDefault();
  }

  private async leave(): Promise<void> {
    this.end(false);
    await session.signOut();
  }

  private end(isSignedIn: boolean): void {
    this.dialog.close();
    this.#answer(isSignedIn);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-sign-in-dialog': TwSignInDialog;
  }
}

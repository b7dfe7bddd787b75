import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { dialogStyles } from '../styles/dialog.styles.js';
import { ActionController } from './action.controller.js';

/** Asks what personal data in clear are wanted for, before they are shown. */
@customElement('tw-purpose')
export class TwPurpose extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    dialogStyles,
    css`
      label {
        display: grid;
        gap: var(--space-1);
        margin-top: var(--space-4);
      }
      label span {
        font-weight: 500;
      }
    `,
  ];

  /** What is going to be shown, and that it is written down. */
  @property() what = '';
  @property({ attribute: false }) show: (purpose: string) => Promise<void> = () =>
    Promise.resolve();

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private purpose!: HTMLInputElement;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<button
        class="button"
        type="button"
        @click=${() => {
          this.#action.forget();
          this.dialog.showModal();
        }}
      >
        ${t.customers.reveal}
      </button>
      <dialog aria-labelledby="title">
        <h2 id="title">${t.customers.reveal}</h2>
        <form @submit=${this.ask}>
          <p>${this.what}</p>
          <label>
            <span>${t.customers.purpose}</span>
            <input class="field" required minlength="10" maxlength="500" />
          </label>
          ${this.#action.render()}
          <div class="buttons">
            <button
              class="button"
              type="button"
              @click=${() => {
                this.dialog.close();
              }}
            >
              ${t.common.cancel}
            </button>
            <button class="button primary" type="submit" ?disabled=${this.#action.busy}>
              ${t.customers.reveal}
            </button>
          </div>
        </form>
      </dialog>`;
  }

  private async ask(event: Event): Promise<void> {
    event.preventDefault();
    await this.#action.run(async () => {
      await this.show(this.purpose.value);
      this.purpose.value = '';
      this.dialog.close();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-purpose': TwPurpose;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { type Problem, asProblem } from '../api/problem.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { dialogStyles } from '../styles/dialog.styles.js';
import './tw-problem.js';

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

  @state() private problem: Problem | null = null;
  @state() private busy = false;

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('input') private purpose!: HTMLInputElement;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<button
        class="button"
        type="button"
        @click=${() => {
          this.problem = null;
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
          ${this.problem ? html`<tw-problem .problem=${this.problem}></tw-problem>` : nothing}
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
            <button class="button primary" type="submit" ?disabled=${this.busy}>
              ${t.customers.reveal}
            </button>
          </div>
        </form>
      </dialog>`;
  }

  private async ask(event: Event): Promise<void> {
    event.preventDefault();
    this.busy = true;
    this.problem = null;
    try {
      await this.show(this.purpose.value);
      this.purpose.value = '';
      this.dialog.close();
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-purpose': TwPurpose;
  }
}

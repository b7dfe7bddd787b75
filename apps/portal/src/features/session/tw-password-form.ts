import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { Problem } from '../../api/problem.js';
import { session } from '../../api/session.js';
import { ActionController } from '../../elements/action.controller.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { sessionError } from './session-error.js';
import { sessionFormStyles } from './tw-session-form.styles.js';

const FIELDS = [
  { name: 'current', autocomplete: 'current-password' },
  { name: 'next', autocomplete: 'new-password' },
  { name: 'repeat', autocomplete: 'new-password' },
] as const;

/** Another password; fires `done` when it is changed, `cancel` when the reader thinks better of it. */
@customElement('tw-password-form')
export class TwPasswordForm extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    sessionFormStyles,
    css`
      .buttons {
        display: flex;
        gap: var(--space-2);
        justify-content: flex-end;
      }
      .buttons .button {
        height: 2.25rem;
      }
    `,
  ];

  /** Whether the reader can go back. */
  @property({ type: Boolean }) cancellable = false;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const { busy, problem } = this.#action;
    return html`<form @submit=${this.submit} aria-busy=${busy ? 'true' : nothing}>
      <input
        class="visually-hidden"
        autocomplete="username"
        tabindex="-1"
        aria-hidden="true"
        .value=${session.identity?.login ?? ''}
      />
      ${FIELDS.map(
        ({ name, autocomplete }) =>
          html`<label>
            <span>${t.session[name]}</span>
            <input
              class="field"
              type="password"
              name=${name}
              autocomplete=${autocomplete}
              required
              maxlength="512"
              aria-describedby="rule error"
            />
          </label>`,
      )}
      <p id="rule" class="small soft">${t.session.passwordRule}</p>
      <p id="error" class=${problem === null ? 'error none' : 'error'} role="alert">
        ${
          problem === null
            ? nothing
            : html`<tw-icon name="warning"></tw-icon>${sessionError(t, problem)}`
        }
      </p>
      <div class="buttons">
        ${
          this.cancellable
            ? html`<button class="button" type="button" @click=${this.cancel}>
                ${t.common.cancel}
              </button>`
            : nothing
        }
        <button class="button primary" type="submit" ?disabled=${busy}>${t.session.save}</button>
      </div>
    </form>`;
  }

  private async submit(event: Event): Promise<void> {
    event.preventDefault();
    const form = event.target as HTMLFormElement;
    const data = new FormData(form);
    const read = (name: string): string => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    await this.#action.run(async () => {
      if (read('next') !== read('repeat')) throw new Problem(422, 'password_mismatch', '', '');
      await session.changePassword(read('current'), read('next'));
      form.reset();
      this.dispatchEvent(new CustomEvent('done'));
    });
  }

  private cancel(): void {
    this.#action.forget();
    this.dispatchEvent(new CustomEvent('cancel'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-password-form': TwPasswordForm;
  }
}

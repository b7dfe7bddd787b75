import { LitElement, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { changeSets } from '../../api/change-sets.js';
import { ActionController } from '../../elements/action.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { formStyles } from '../../styles/form.styles.js';

/** Begins a change-set: title and reason, then on to its page. What is typed stays until it is begun. */
@customElement('tw-new-change')
export class TwNewChange extends LitElement {
  static override styles = [baseStyles, controlStyles, dialogStyles, formStyles];

  @state() private subject = '';
  @state() private reason = '';

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  show(): void {
    this.#action.forget();
    this.dialog.showModal();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t.changes.newTitle}</h2>
      <form @submit=${this.begin}>
        <p class="soft">${t.changes.newWhat}</p>
        <label>
          <span>${t.changes.fieldTitle}</span>
          <input
            class="field"
            name="title"
            required
            maxlength="200"
            .value=${this.subject}
            @input=${(event: Event) => {
              this.subject = (event.target as HTMLInputElement).value;
            }}
          />
        </label>
        <label>
          <span>${t.changes.fieldReason}</span>
          <textarea
            class="field"
            name="reason"
            maxlength="4000"
            aria-describedby="hint"
            .value=${this.reason}
            @input=${(event: Event) => {
              this.reason = (event.target as HTMLTextAreaElement).value;
            }}
          ></textarea>
          <span id="hint" class="small soft">${t.changes.reasonHint}</span>
        </label>
        ${this.#action.render()}
        <div class="buttons">
          <button class="button" type="button" @click=${this.close}>${t.common.cancel}</button>
          <button class="button primary" type="submit" ?disabled=${this.#action.busy}>
            ${t.changes.begin}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  private close(): void {
    this.dialog.close();
  }

  private async begin(event: Event): Promise<void> {
    event.preventDefault();
    await this.#action.run(async () => {
      const { id } = await changeSets.begin(this.subject.trim(), this.reason.trim());
      this.subject = '';
      this.reason = '';
      this.close();
      goTo(`/changes/${id}`);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-new-change': TwNewChange;
  }
}

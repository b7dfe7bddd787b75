import { LitElement, html } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { type SeenChangeSet, changeSets } from '../../api/change-sets.js';
import type { ChangedObject } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { formStyles } from '../../styles/form.styles.js';
import { isMovedOn } from './action-form.js';
import './tw-moved-on.js';

type Item = Pick<ChangedObject, 'kind' | 'code'>;

/** Asks before an object and what was written of it leaves a draft. Fires `done` or `reload`. */
@customElement('tw-take-out')
export class TwTakeOut extends LitElement {
  static override styles = [baseStyles, controlStyles, dialogStyles, formStyles];

  @state() private item: Item | null = null;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);
  #seen: SeenChangeSet | null = null;

  show(seen: SeenChangeSet, item: Item): void {
    this.#seen = seen;
    this.item = item;
    this.#action.forget();
    this.dialog.showModal();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t.changes.takeOutTitle(this.item?.code ?? '')}</h2>
      <form @submit=${this.confirm}>
        <p>${t.changes.takeOutWhat}</p>
        ${this.renderProblem()}
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
            ${t.changes.takeOut}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  private renderProblem(): unknown {
    const { problem } = this.#action;
    if (!problem || !isMovedOn(problem)) return this.#action.render();
    return html`<tw-moved-on
      @reload=${() => {
        this.end('reload');
      }}
    ></tw-moved-on>`;
  }

  private end(outcome: 'done' | 'reload'): void {
    this.dialog.close();
    this.dispatchEvent(new CustomEvent(outcome));
  }

  private async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const seen = this.#seen;
    const { item } = this;
    if (!seen || !item) return;
    await this.#action.run(async () => {
      await changeSets.takeOut(seen, item.kind, item.code);
      this.end('done');
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-take-out': TwTakeOut;
  }
}

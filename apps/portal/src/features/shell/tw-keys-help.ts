import { LitElement, css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';

import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { navigation, openItems } from './navigation-items.js';

/** The list of keyboard shortcuts. */
@customElement('tw-keys-help')
export class TwKeysHelp extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    dialogStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: 5rem 1fr;
        gap: var(--space-2) var(--space-4);
        align-items: center;
      }
      kbd {
        padding: 0.0625rem 0.375rem;
        border: 1px solid var(--line);
        border-bottom-width: 2px;
        border-radius: var(--radius-small);
        font-family: var(--mono);
        font-size: var(--text-small);
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);

  show(): void {
    this.dialog.showModal();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t.shell.keys}</h2>
      <dl>
        <dt><kbd>/</kbd></dt>
        <dd>${t.shell.keySearch}</dd>
        ${navigation.flatMap(openItems).map(
          (item) =>
            html`<dt><kbd>g</kbd> <kbd>${item.key}</kbd></dt>
              <dd>${t.shell.keyGo(t.shell[item.text])}</dd>`,
        )}
        <dt><kbd>?</kbd></dt>
        <dd>${t.shell.keyHelp}</dd>
      </dl>
      <form method="dialog" class="buttons">
        <button class="button">${t.common.close}</button>
      </form>
    </dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-keys-help': TwKeysHelp;
  }
}

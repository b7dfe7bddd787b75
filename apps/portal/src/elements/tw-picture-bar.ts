import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';

export type PictureFile = 'png' | 'svg' | 'csv';

const FILES: readonly PictureFile[] = ['png', 'svg', 'csv'];

/**
 * What can be done with a picture: see it as a table (`toggle`), take it away (`save` with the kind
 * of file).
 */
@customElement('tw-picture-bar')
export class TwPictureBar extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1);
        justify-content: flex-end;
      }
      .button {
        height: 1.75rem;
        padding: 0 var(--space-2);
        font-size: var(--text-small);
      }
    `,
  ];

  @property({ type: Boolean }) table = false;
  @property({ type: Boolean }) disabled = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div>
      <slot></slot>
      <button
        class="button quiet table"
        type="button"
        aria-pressed=${this.table ? 'true' : 'false'}
        @click=${() => this.dispatchEvent(new CustomEvent('toggle'))}
      >
        ${t.pictures.asTable}
      </button>
      ${FILES.map(
        (file) =>
          html`<button
            class="button quiet ${file}"
            type="button"
            aria-label=${t.pictures.save(file.toUpperCase())}
            ?disabled=${this.disabled}
            @click=${() =>
              this.dispatchEvent(new CustomEvent<PictureFile>('save', { detail: file }))}
          >
            ${file.toUpperCase()}
          </button>`,
      )}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-picture-bar': TwPictureBar;
  }
}

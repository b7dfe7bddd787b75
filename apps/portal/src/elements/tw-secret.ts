import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import './tw-icon.js';

/** A secret that is shown once: whole, to be copied, with a word that it will not come again. */
@customElement('tw-secret')
export class TwSecret extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .box {
        display: grid;
        gap: var(--space-2);
        padding: var(--space-4);
        border: 1px solid var(--wait);
        border-radius: var(--radius);
        background: var(--wait-soft);
      }
      .line {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
      }
      code {
        padding: var(--space-1) var(--space-2);
        border-radius: var(--radius-small);
        background: var(--surface);
        overflow-wrap: anywhere;
        user-select: all;
      }
    `,
  ];

  @property() label = '';
  @property() value = '';

  @state() private copied = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="box" role="status">
      <strong>${this.label}</strong>
      <div class="line">
        <code>${this.value}</code>
        <button class="button" type="button" @click=${() => void this.copy()}>
          <tw-icon name=${this.copied ? 'check' : 'copy'}></tw-icon>
          ${this.copied ? t.common.copied : t.common.copy}
        </button>
      </div>
      <p class="small">${t.common.shownOnce}</p>
    </div>`;
  }

  private async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.value);
    this.copied = true;
    window.setTimeout(() => {
      this.copied = false;
    }, 1600);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-secret': TwSecret;
  }
}

import { LitElement, css, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import './tw-icon.js';

/** A long identifier, shortened for the eye, copied whole. */
@customElement('tw-copy-code')
export class TwCopyCode extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: inline-block;
      }
      button {
        display: inline-flex;
        gap: var(--space-1);
        align-items: center;
        padding: 0 0.125rem;
        border: 0;
        border-radius: var(--radius-small);
        background: none;
        cursor: pointer;
      }
      button:hover {
        background: var(--surface-hover);
      }
      tw-icon {
        color: var(--ink-faint);
      }
    `,
  ];

  @property() value = '';
  @property({ type: Number }) length = 12;

  @state() private copied = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const bare = this.value.replace(/^sha256:/, '');
    const short = bare.length > this.length + 2 ? `${bare.slice(0, this.length)}…` : bare;
    const label = `${this.copied ? t.common.copied : t.common.copy} ${short}`;
    return html`<button type="button" title=${this.value} aria-label=${label} @click=${this.copy}>
      <code>${short}</code><tw-icon name=${this.copied ? 'check' : 'copy'}></tw-icon>
    </button>`;
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
    'tw-copy-code': TwCopyCode;
  }
}

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';

/** Holds the place of rows being loaded; shown only after a moment, so that quick answers never flicker. */
@customElement('tw-skeleton')
export class TwSkeleton extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        display: grid;
        gap: var(--space-3);
        opacity: 0;
        animation: appear 0.2s 0.1s forwards;
      }
      i {
        height: 1.25rem;
        border-radius: var(--radius-small);
        background: var(--surface-hover);
      }
      i:nth-child(3n) {
        width: 82%;
      }
      i:nth-child(3n + 1) {
        width: 94%;
      }
      @keyframes appear {
        to {
          opacity: 1;
        }
      }
    `,
  ];

  @property({ type: Number }) rows = 6;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    return html`<div role="status">
      <span class="visually-hidden">${this.#locale.t.common.loading}</span>
      ${Array.from({ length: this.rows }, () => html`<i></i>`)}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-skeleton': TwSkeleton;
  }
}

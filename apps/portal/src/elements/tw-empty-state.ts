import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { baseStyles } from '../styles/base.styles.js';

/** Nothing to show: says so, says what to do next, and offers it (slot). */
@customElement('tw-empty-state')
export class TwEmptyState extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        display: grid;
        justify-items: start;
        padding: var(--space-5);
        border: 1px dashed light-dark(#cfd4d9, #3a4047);
        border-radius: var(--radius);
      }
      p {
        max-width: 40rem;
        margin-top: var(--space-1);
        color: var(--ink-soft);
      }
      .next {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
      }
      ::slotted(*) {
        margin-top: var(--space-2);
      }
    `,
  ];

  @property() heading = '';
  @property() next = '';

  protected override render(): unknown {
    return html`<div>
      <h2>${this.heading}</h2>
      ${this.next ? html`<p>${this.next}</p>` : nothing}
      <span class="next"><slot></slot></span>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-empty-state': TwEmptyState;
  }
}

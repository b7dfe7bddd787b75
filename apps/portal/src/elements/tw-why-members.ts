import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { MemberTrace } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tagValueText } from './tag-value-text.js';
import { whyStyles } from './tw-why.styles.js';

/** The vehicles or leads that a rolled-up value was picked from. */
@customElement('tw-why-members')
export class TwWhyMembers extends LitElement {
  static override styles = [
    baseStyles,
    whyStyles,
    css`
      li {
        display: flex;
        gap: var(--space-3);
        align-items: baseline;
        min-height: 1.75rem;
      }
    `,
  ];

  @property({ attribute: false }) members: readonly MemberTrace[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<h3>${t.why.members}</h3>
      <ul>
        ${this.members.map(
          (one) =>
            html`<li class=${one.counted === false ? 'faint' : ''}>
              <span>${t.customers[one.subject](String(one.id))}</span>
              <span>${tagValueText(this.#locale, one.value, one.valueName)}</span>
              ${one.counted === true ? nothing : html`<span class="small">${one.counted === null ? t.why.mayCount : t.why.notCounted}</span>`}
            </li>`,
        )}
      </ul>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why-members': TwWhyMembers;
  }
}

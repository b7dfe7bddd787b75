import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { SubjectTag } from '../../api/types.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import '../../elements/tw-empty-state.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import './tw-tag-reason.js';
import { churnDegree } from './wanted-value.js';

/** A governed tag as a panel: its value, why, when it changes, and the tags that go with it. */
@customElement('tw-customer-panel')
export class TwCustomerPanel extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      header {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-3);
        align-items: baseline;
        justify-content: space-between;
        margin-bottom: var(--space-3);
      }
      .value {
        padding: 0.0625rem var(--space-2);
        border-radius: var(--radius-small);
        background: var(--surface-hover);
        font-weight: var(--strong);
      }
      .value.degree-0 {
        background: var(--good-soft);
        color: var(--good);
      }
      .value.degree-1 {
        background: var(--wait-soft);
        color: var(--wait);
      }
      .value.degree-2,
      .value.degree-3 {
        background: var(--bad-soft);
        color: var(--bad);
      }
      .beside {
        display: grid;
        grid-template-columns: max-content minmax(0, 1fr);
        gap: var(--space-1) var(--space-4);
        margin-top: var(--space-4);
        padding-top: var(--space-3);
        border-top: 1px solid var(--line);
        font-size: var(--text-small);
      }
      .beside dt {
        color: var(--ink-soft);
      }
      .beside dd {
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property() heading = '';
  @property({ type: Number }) customerId = 0;
  /** The tag that the panel is about; null where the account or the snapshot has none. */
  @property({ attribute: false }) tag: SubjectTag | null = null;
  @property({ attribute: false }) beside: readonly SubjectTag[] = [];
  /** Another value: what it would take. */
  @property() wanted = '';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { tag } = this;
    const { t } = this.#locale;
    if (!tag) {
      return html`<header><h2>${this.heading}</h2></header>
        <p class="soft">${t.customers.noSuchTag}</p>`;
    }
    const degree = churnDegree(tag.value);
    const known = this.beside.filter(({ value }) => value !== null && value !== false);
    return html`<header>
        <h2>${this.heading}</h2>
        <span class="value ${degree === null ? '' : `degree-${degree}`}"
          >${tagValueText(this.#locale, tag.value, tag.valueName)}</span
        >
      </header>
      <tw-tag-reason
        .customerId=${this.customerId}
        .tag=${tag.code}
        .wanted=${this.wanted}
      ></tw-tag-reason>
      ${
        known.length === 0
          ? nothing
          : html`<dl class="beside">
              ${known.map(
                (each) =>
                  html`<dt>${this.#locale.words(each.name, each.code)}</dt>
                    <dd>${tagValueText(this.#locale, each.value, each.valueName)}</dd>`,
              )}
            </dl>`
      }`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-customer-panel': TwCustomerPanel;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import type { Subject, SubjectTag } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { tagValueText } from './tag-value-text.js';
import './tw-icon.js';
import './tw-why.js';

/** The tags of one customer, vehicle or lead; each opens to its *why*. */
@customElement('tw-tag-values')
export class TwTagValues extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      li + li {
        border-top: 1px solid var(--line);
      }
      button {
        display: grid;
        grid-template-columns: minmax(0, 12rem) minmax(0, 1fr) auto;
        gap: var(--space-3);
        align-items: center;
        width: 100%;
        min-height: var(--row);
        padding: var(--space-1) var(--space-2);
        border: 0;
        border-radius: var(--radius-small);
        background: none;
        text-align: left;
        cursor: pointer;
      }
      button:hover {
        background: var(--surface-hover);
      }
      .value {
        font-weight: var(--strong);
        overflow-wrap: anywhere;
      }
      .value.missing {
        color: var(--ink-faint);
        font-weight: 400;
      }
      .hint {
        display: inline-flex;
        gap: var(--space-1);
        align-items: center;
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      button:hover .hint {
        color: var(--accent);
      }
      .open tw-icon {
        rotate: 180deg;
      }
      tw-why {
        margin: var(--space-1) 0 var(--space-4);
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface);
        box-shadow: var(--shadow);
      }
    `,
  ];

  @property() subject: Subject = 'customer';
  @property({ type: Number }) subjectId = 0;
  @property({ attribute: false }) tags: readonly SubjectTag[] = [];

  @state() private open: ReadonlySet<string> = new Set();

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    return html`<ul>
      ${this.tags.map((tag) => this.renderTag(tag))}
    </ul>`;
  }

  private renderTag(tag: SubjectTag): unknown {
    const { t } = this.#locale;
    const isOpen = this.open.has(tag.code);
    const panel = `why-${tag.code}`;
    return html`<li>
      <button
        type="button"
        class=${isOpen ? 'open' : ''}
        aria-expanded=${isOpen ? 'true' : 'false'}
        aria-controls=${panel}
        @click=${() => {
          this.toggle(tag.code);
        }}
      >
        <span class="soft" title=${tag.code}>${this.#locale.words(tag.name, tag.code)}</span>
        <span class="value ${tag.value === null ? 'missing' : ''}"
          >${tagValueText(this.#locale, tag.value, tag.valueName)}</span
        >
        <span class="hint"
          >${isOpen ? t.customers.hideWhy : t.customers.why}<tw-icon name="down"></tw-icon
        ></span>
      </button>
      <div id=${panel} ?hidden=${!isOpen}>
        ${
          isOpen
            ? html`<tw-why
                .subject=${this.subject}
                .subjectId=${this.subjectId}
                .tag=${tag.code}
              ></tw-why>`
            : nothing
        }
      </div>
    </li>`;
  }

  private toggle(code: string): void {
    const next = new Set(this.open);
    if (!next.delete(code)) next.add(code);
    this.open = next;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-values': TwTagValues;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { TagSummary } from '../../api/types.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { disclosureStyles } from '../../styles/disclosure.styles.js';

/**
 * Which tags a list shows as columns. Fires `columns` with their codes in the order of choice, or
 * with null where they are left to the list again; the event passes through shadow roots.
 */
@customElement('tw-column-choice')
export class TwColumnChoice extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    disclosureStyles,
    css`
      fieldset {
        display: grid;
        gap: var(--space-1) var(--space-4);
        grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
        margin-top: var(--space-3);
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-sunken);
      }
      label {
        display: flex;
        gap: var(--space-2);
        align-items: baseline;
        min-width: 0;
        overflow-wrap: anywhere;
      }
      input {
        flex: none;
        accent-color: var(--accent);
      }
      .end {
        grid-column: 1 / -1;
      }
    `,
  ];

  @property({ attribute: false }) tags: readonly TagSummary[] = [];
  @property({ attribute: false }) shown: readonly string[] = [];
  @property({ type: Boolean }) chosen = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t, format } = this.#locale;
    return html`<details>
      <summary>
        ${t.filter.columns}
        <span class="faint"
          >${t.filter.columnCount(format.number(this.shown.length), format.number(this.tags.length))}</span
        >
      </summary>
      <fieldset>
        <legend class="visually-hidden">${t.filter.columns}</legend>
        ${this.tags.map((tag) => this.renderTag(tag))}
        ${
          this.chosen
            ? html`<span class="end">
                <button
                  class="button quiet"
                  type="button"
                  @click=${() => {
                    this.tell(null);
                  }}
                >
                  ${t.filter.usualColumns}
                </button>
              </span>`
            : nothing
        }
      </fieldset>
    </details>`;
  }

  private renderTag({ code, name }: TagSummary): unknown {
    return html`<label>
      <input
        type="checkbox"
        .checked=${this.shown.includes(code)}
        @change=${(event: Event) => {
          const isShown = (event.target as HTMLInputElement).checked;
          const others = this.shown.filter((each) => each !== code);
          this.tell(isShown ? [...others, code] : others);
        }}
      />
      ${this.#locale.words(name, code)}
    </label>`;
  }

  private tell(columns: readonly string[] | null): void {
    this.dispatchEvent(
      new CustomEvent('columns', { detail: columns, bubbles: true, composed: true }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-column-choice': TwColumnChoice;
  }
}

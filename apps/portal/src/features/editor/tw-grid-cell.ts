import { LitElement, css, html } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';

import type { CodeList } from '../../api/types.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';

/** One cell of a grid, written as text, with the codes that may stand there. Fires `write` with the text. */
@customElement('tw-grid-cell')
export class TwGridCell extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [
    baseStyles,
    css`
      input {
        width: 100%;
        min-width: 4rem;
        height: 2rem;
        padding: 0 var(--space-2);
        border: 0;
        background: none;
        color: inherit;
        font: inherit;
      }
      input:focus {
        outline: 2px solid var(--focus);
        outline-offset: -2px;
        background: var(--surface-raised);
      }
      :host(.any) input {
        color: var(--ink-faint);
      }
      :host(.number) input {
        text-align: right;
      }
    `,
  ];

  @property() text = '';
  @property() label = '';
  @property({ attribute: false }) list: CodeList | null = null;
  @property({ type: Boolean }) missing = false;

  @query('input') private input!: HTMLInputElement;

  readonly #locale = new LocaleController(this);

  /** Where the cursor stands: whether an arrow key leaves the cell. */
  get isAtEdge(): { readonly start: boolean; readonly end: boolean } {
    const { selectionStart, selectionEnd, value } = this.input;
    const isAll = selectionStart === 0 && selectionEnd === value.length;
    return { start: isAll || selectionEnd === 0, end: isAll || selectionStart === value.length };
  }

  override focus(): void {
    this.input.focus();
    this.input.select();
  }

  protected override render(): unknown {
    const { list } = this;
    const options = (list?.codes ?? []).map(
      ({ code, name }) => html`<option value=${code}>${this.#locale.words(name, code)}</option>`,
    );
    if (this.missing) {
      options.push(html`<option value="missing">${this.#locale.t.common.missing}</option>`);
    }
    return html`<input
        autocomplete="off"
        spellcheck="false"
        list="codes"
        aria-label=${this.label}
        .value=${this.text}
        @change=${() => {
          this.dispatchEvent(new CustomEvent('write', { detail: this.input.value }));
        }}
      /><datalist id="codes">${options}</datalist>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-grid-cell': TwGridCell;
  }
}

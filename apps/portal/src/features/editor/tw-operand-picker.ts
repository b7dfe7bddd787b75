import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { type EditorCatalog, type Operand, searchOperands } from './model/editor-catalog.js';
import { operandPickerStyles } from './tw-operand-picker.styles.js';
import './tw-operand-profile.js';

/** So many are listed; whoever looks for more types more. */
const LISTED = 60;

/** Finds a fact or tag by code, name or meaning in either language. Fires `choose` with it. */
@customElement('tw-operand-picker')
export class TwOperandPicker extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };
  static override styles = [baseStyles, controlStyles, operandPickerStyles];

  @property({ attribute: false }) catalog: EditorCatalog = new Map();
  /** Only those of this subject. */
  @property() subject = '';
  /** Code of the one that is chosen. */
  @property() value = '';

  @state() private isOpen = false;
  @state() private text = '';
  @state() private active = 0;

  @query('input') private input!: HTMLInputElement;

  readonly #locale = new LocaleController(this);

  private get found(): readonly Operand[] {
    const own = [...this.catalog.values()].filter(({ subject }) => subject === this.subject);
    return searchOperands(own, this.text);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const chosen = this.catalog.get(this.value);
    const name = chosen ? this.#locale.words(chosen.name, chosen.code) : this.value;
    const found = this.isOpen ? this.found : [];
    return html`<div class="picker" @focusout=${this.leave}>
      <input
        class="field"
        role="combobox"
        autocomplete="off"
        spellcheck="false"
        aria-label=${t.editor.pickOperand}
        aria-expanded=${this.isOpen ? 'true' : 'false'}
        aria-controls="list"
        aria-activedescendant=${this.isOpen && found.length > 0 ? `option-${this.active}` : nothing}
        placeholder=${this.isOpen ? name || t.editor.pickHint : t.editor.pickHint}
        title=${this.value}
        .value=${this.isOpen ? this.text : name}
        @click=${this.open}
        @input=${this.onInput}
        @keydown=${this.onKey}
      />
      <div class="drop" ?hidden=${!this.isOpen}>
        <div class="options" id="list" role="listbox" aria-label=${t.editor.pickOperand}>
          ${found.slice(0, LISTED).map((each, index) => this.renderOption(each, index))}
          ${
            this.isOpen && found.length === 0
              ? html`<p class="none" role="option" aria-disabled="true" aria-selected="false">
                  ${t.editor.pickNone}
                </p>`
              : nothing
          }
        </div>
        ${
          this.isOpen && found.length > 0
            ? html`<tw-operand-profile .operand=${found[this.active]}></tw-operand-profile>`
            : nothing
        }
      </div>
    </div>`;
  }

  private renderOption(operand: Operand, index: number): unknown {
    const { code, name, kind, type, unit } = operand;
    return html`<div
      id="option-${index}"
      class="option ${index === this.active ? 'active' : ''}"
      role="option"
      aria-selected=${code === this.value ? 'true' : 'false'}
      @pointermove=${({ movementX, movementY }: PointerEvent) => {
        // A list that scrolls under a pointer at rest is moved by keys.
        if (movementX !== 0 || movementY !== 0) this.active = index;
      }}
      @pointerdown=${(event: Event) => {
        event.preventDefault();
        this.choose(operand);
      }}
    >
      <tw-icon name=${kind === 'tag' ? 'tag' : 'fact'}></tw-icon>
      <span class="name">${this.#locale.words(name, code)}</span>
      <span class="type">${this.#locale.term('type', type.kind)}${unit ? ` · ${unit}` : ''}</span>
      <code>${code}</code>
    </div>`;
  }

  private open(): void {
    if (this.isOpen) return;
    this.text = '';
    this.active = 0;
    this.isOpen = true;
  }

  private leave(event: FocusEvent): void {
    if (event.relatedTarget instanceof Node && this.renderRoot.contains(event.relatedTarget))
      return;
    this.isOpen = false;
  }

  private onInput(): void {
    const typed = this.input.value;
    this.open();
    this.text = typed;
    this.active = 0;
  }

  private onKey(event: KeyboardEvent): void {
    const count = Math.min(LISTED, this.found.length);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!this.isOpen) this.open();
      else this.active = (this.active + step + count) % Math.max(1, count);
      void this.reveal();
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const operand = this.found[this.active];
      if (!this.isOpen) this.open();
      else if (operand) this.choose(operand);
    } else if (event.key === 'Escape' && this.isOpen) {
      event.preventDefault();
      event.stopPropagation();
      this.isOpen = false;
    }
  }

  private async reveal(): Promise<void> {
    await this.updateComplete;
    this.renderRoot.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  }

  private choose(operand: Operand): void {
    this.isOpen = false;
    this.dispatchEvent(new CustomEvent<Operand>('choose', { detail: operand }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-operand-picker': TwOperandPicker;
  }
}

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { TagSummary } from '../../api/types.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-value-input.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import type { DraftLeaf } from './filter-draft.js';
import { arityOf, fitValues, operatorsFor } from '../../elements/comparison-operators.js';
import { filterLeafStyles } from './tw-filter-leaf.styles.js';

/** One comparison: tag, operator by its type, value from its code list. Fires `change` and `remove`. */
@customElement('tw-filter-leaf')
export class TwFilterLeaf extends LitElement {
  static override styles = [baseStyles, controlStyles, filterLeafStyles];

  @property({ attribute: false }) leaf: DraftLeaf = { tag: '', operator: 'equal', values: [] };
  @property({ attribute: false }) tags: readonly TagSummary[] = [];

  readonly #locale = new LocaleController(this);

  private get chosen(): TagSummary | undefined {
    return this.tags.find(({ code }) => code === this.leaf.tag);
  }

  override focus(): void {
    this.renderRoot.querySelector('select')?.focus();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="leaf">
      <div class="parts">
        ${this.renderTagPicker()} ${this.leaf.tag ? this.renderOperator() : nothing}
        ${this.leaf.tag ? this.renderValues() : nothing}
      </div>
      <button
        class="button quiet icon"
        type="button"
        title=${t.filter.removeCondition}
        aria-label=${t.filter.removeCondition}
        @click=${this.askRemoval}
      >
        <tw-icon name="close"></tw-icon>
      </button>
    </div>`;
  }

  private renderTagPicker(): unknown {
    const { t } = this.#locale;
    const categories = [...new Set(this.tags.map(({ category }) => category))];
    return html`<select class="field tag" aria-label=${t.filter.tag} @change=${this.onTag}>
      <option value="" ?selected=${!this.leaf.tag}>${t.filter.chooseTag}</option>
      ${
        this.leaf.tag && !this.chosen
          ? html`<option value=${this.leaf.tag} selected>${this.leaf.tag}</option>`
          : nothing
      }
      ${categories.map(
        (category) =>
          html`<optgroup label=${this.#locale.term('category', category)}>
            ${this.tags
              .filter((tag) => tag.category === category)
              .map(
                (tag) =>
                  html`<option value=${tag.code} ?selected=${tag.code === this.leaf.tag}>
                    ${this.#locale.words(tag.name, tag.code)}
                  </option>`,
              )}
          </optgroup>`,
      )}
    </select>`;
  }

  private renderOperator(): unknown {
    const own = operatorsFor(this.chosen?.type.kind ?? 'text');
    const operators = own.includes(this.leaf.operator) ? own : [this.leaf.operator, ...own];
    return html`<select
      class="field"
      aria-label=${this.#locale.t.filter.operator}
      @change=${this.onOperator}
    >
      ${operators.map(
        (operator) =>
          html`<option value=${operator} ?selected=${operator === this.leaf.operator}>
            ${this.#locale.term('operator', operator)}
          </option>`,
      )}
    </select>`;
  }

  private renderValues(): unknown {
    return html`<tw-value-input
      .kind=${this.chosen?.type.kind ?? 'text'}
      .list=${this.chosen?.type.list ?? ''}
      .arity=${arityOf(this.leaf.operator)}
      .values=${this.leaf.values}
      .label=${this.#locale.t.filter.value}
      @change=${(event: CustomEvent<readonly string[]>) => {
        event.stopPropagation();
        this.emit({ values: event.detail });
      }}
    ></tw-value-input>`;
  }

  private onTag(event: Event): void {
    const tag = (event.target as HTMLSelectElement).value;
    const type = this.tags.find(({ code }) => code === tag)?.type.kind ?? 'text';
    const own = operatorsFor(type);
    const operator = own.includes(this.leaf.operator) ? this.leaf.operator : (own[0] ?? 'equal');
    this.emit({ tag, operator, values: [] });
  }

  private onOperator(event: Event): void {
    const operator = (event.target as HTMLSelectElement).value;
    this.emit({ operator, values: fitValues(operator, this.leaf.values) });
  }

  private emit(change: Partial<DraftLeaf>): void {
    const detail: DraftLeaf = { ...this.leaf, ...change };
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }

  private askRemoval(): void {
    this.dispatchEvent(new CustomEvent('remove'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-filter-leaf': TwFilterLeaf;
  }
}

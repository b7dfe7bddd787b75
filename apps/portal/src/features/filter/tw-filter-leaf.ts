import { Task } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { CodeList, TagSummary, ValueKind } from '../../api/types.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import type { DraftLeaf } from './filter-draft.js';
import { arityOf, fitValues, operatorsFor } from './filter-operators.js';
import { filterLeafStyles } from './tw-filter-leaf.styles.js';

/** One comparison: tag, operator by its type, value from its code list. Fires `change` and `remove`. */
@customElement('tw-filter-leaf')
export class TwFilterLeaf extends LitElement {
  static override styles = [baseStyles, controlStyles, filterLeafStyles];

  @property({ attribute: false }) leaf: DraftLeaf = { tag: '', operator: 'equal', values: [] };
  @property({ attribute: false }) tags: readonly TagSummary[] = [];

  readonly #locale = new LocaleController(this);
  readonly #list = new Task(this, {
    args: () => [this.chosen?.type.list ?? ''] as const,
    task: async ([list]) => (list ? api.codeList(list) : null),
  });

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
    const { t } = this.#locale;
    const arity = arityOf(this.leaf.operator);
    const type = this.chosen?.type.kind ?? 'text';
    if (arity === 'none') return nothing;
    if (type === 'boolean') return this.renderBoolean();
    const list = this.#list.value ?? null;
    if (list && arity === 'many') return this.renderChips(list);
    if (list) return this.renderCodes(list);
    if (arity === 'two') {
      return html`<span class="range"
        >${this.renderInput(type, 0, t.filter.from)}<span class="faint">–</span>${this.renderInput(
          type,
          1,
          t.filter.to,
        )}</span
      >`;
    }
    return this.renderInput(type, 0, t.filter.value);
  }

  private renderCodes(list: CodeList): unknown {
    const { t } = this.#locale;
    const [value = ''] = this.leaf.values;
    return html`<select class="field value" aria-label=${t.filter.value} @change=${this.onFirst}>
      <option value="" ?selected=${value === ''}>${t.filter.chooseValue}</option>
      ${list.codes.map(
        ({ code, name }) =>
          html`<option value=${code} ?selected=${code === value}>
            ${this.#locale.words(name, code)}
          </option>`,
      )}
    </select>`;
  }

  private renderChips(list: CodeList): unknown {
    return html`<span class="chips" role="group" aria-label=${this.#locale.t.filter.value}>
      ${list.codes.map(
        ({ code, name }) =>
          html`<button
            class="chip"
            type="button"
            aria-pressed=${this.leaf.values.includes(code) ? 'true' : 'false'}
            @click=${() => {
              this.toggle(code);
            }}
          >
            ${this.#locale.words(name, code)}
          </button>`,
      )}
    </span>`;
  }

  private renderBoolean(): unknown {
    const { t } = this.#locale;
    const [value = ''] = this.leaf.values;
    const choices = [
      ['true', t.common.yes],
      ['false', t.common.no],
    ] as const;
    return html`<span class="chips" role="group" aria-label=${t.filter.value}>
      ${choices.map(
        ([code, name]) =>
          html`<button
            class="chip"
            type="button"
            aria-pressed=${value === code ? 'true' : 'false'}
            @click=${() => {
              this.emit({ values: [code] });
            }}
          >
            ${name}
          </button>`,
      )}
    </span>`;
  }

  private renderInput(type: ValueKind, index: number, label: string): unknown {
    const isNumber = type === 'integer' || type === 'decimal';
    return html`<input
      class="field ${isNumber ? 'amount' : ''}"
      type=${type === 'date' ? 'date' : 'text'}
      inputmode=${isNumber ? 'decimal' : 'text'}
      autocomplete="off"
      aria-label=${label}
      .value=${this.leaf.values[index] ?? ''}
      @input=${(event: Event) => {
        this.put(index, (event.target as HTMLInputElement).value);
      }}
    />`;
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

  private onFirst(event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    this.emit({ values: value ? [value] : [] });
  }

  private toggle(code: string): void {
    const { values } = this.leaf;
    const next = values.includes(code) ? values.filter((one) => one !== code) : [...values, code];
    this.emit({ values: next });
  }

  private put(index: number, value: string): void {
    const values = [...this.leaf.values];
    while (values.length <= index) values.push('');
    values[index] = value;
    this.emit({ values });
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

import { Task } from '@lit/task';
import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../api/api.js';
import type { CodeList, ValueKind } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import type { Arity } from './comparison-operators.js';

const UNITS = ['days', 'weeks', 'months', 'years'] as const;

/**
 * What a comparison compares with, by its type: a code of a list, a number with its unit, a day, yes or
 * no, several of them, a range, a length of time. Values are text until they are used. Fires `change`
 * with all of them.
 */
@customElement('tw-value-input')
export class TwValueInput extends LitElement {
  static override shadowRootOptions = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: inline-block;
      }
      .value {
        width: 12rem;
      }
      .amount {
        width: var(--amount, 6rem);
        text-align: right;
      }
      .many {
        width: 14rem;
      }
      .row {
        display: inline-flex;
        flex-wrap: wrap;
        gap: 0.375rem;
        align-items: center;
      }
    `,
  ];

  @property() kind: ValueKind = 'text';
  /** Code list that the values come from, empty where they come from none. */
  @property() list = '';
  @property() arity: Arity = 'one';
  /** What a number counts: a unit of the definitions. */
  @property() unit = '';
  @property() label = '';
  @property({ attribute: false }) values: readonly string[] = [];
  /** Whether `missing` is one of the values. */
  @property({ type: Boolean }) missing = false;

  readonly #locale = new LocaleController(this);
  readonly #list = new Task(this, {
    args: () => [this.list] as const,
    task: async ([list]) => (list ? api.codeList(list) : null),
  });

  protected override render(): unknown {
    const { arity } = this;
    if (arity === 'none') return nothing;
    if (arity === 'length') return this.renderLength();
    if (this.kind === 'boolean') return this.renderBoolean();
    const list = this.#list.value ?? null;
    if (list && arity === 'many') return this.renderChips(list);
    if (list) return this.renderCodes(list);
    return html`<span class="row">${this.renderOpen()}${this.renderUnit()}</span>`;
  }

  private renderOpen(): unknown {
    const { t } = this.#locale;
    if (this.arity === 'two') {
      return html`${this.renderInput(0, t.filter.from)}<span class="faint">–</span
        >${this.renderInput(1, t.filter.to)}`;
    }
    return this.arity === 'many' ? this.renderMany() : this.renderInput(0, this.label);
  }

  private renderUnit(): unknown {
    return this.unit
      ? html`<span class="small soft">${this.#locale.term('unit', this.unit)}</span>`
      : nothing;
  }

  private renderCodes(list: CodeList): unknown {
    const { t } = this.#locale;
    const [value = ''] = this.values;
    const known = list.codes.some(({ code }) => code === value) || value === '';
    const isOdd = !known && !(this.missing && value === 'missing');
    return html`<select
      class="field value"
      aria-label=${this.label}
      @change=${(event: Event) => {
        const { value: chosen } = event.target as HTMLSelectElement;
        this.emit(chosen ? [chosen] : []);
      }}
    >
      ${value === '' ? html`<option value="" selected>${t.filter.chooseValue}</option>` : nothing}
      ${isOdd ? html`<option value=${value} selected>${value}</option>` : nothing}
      ${list.codes.map(
        ({ code, name }) =>
          html`<option value=${code} ?selected=${code === value}>
            ${this.#locale.words(name, code)}
          </option>`,
      )}
      ${
        this.missing
          ? html`<option value="missing" ?selected=${value === 'missing'}>
              ${t.common.missing}
            </option>`
          : nothing
      }
    </select>`;
  }

  private renderChips(list: CodeList): unknown {
    const choices = list.codes.map(
      ({ code, name }) => [code, this.#locale.words(name, code)] as const,
    );
    return this.renderChoices(choices, (code) => {
      const { values } = this;
      this.emit(values.includes(code) ? values.filter((one) => one !== code) : [...values, code]);
    });
  }

  private renderBoolean(): unknown {
    const { t } = this.#locale;
    const choices: (readonly [string, string])[] = [
      ['true', t.common.yes],
      ['false', t.common.no],
    ];
    if (this.missing) choices.push(['missing', t.common.missing]);
    return this.renderChoices(choices, (code) => {
      this.emit([code]);
    });
  }

  private renderChoices(
    choices: readonly (readonly [string, string])[],
    choose: (code: string) => void,
  ): unknown {
    return html`<span class="row" role="group" aria-label=${this.label}>
      ${choices.map(
        ([code, name]) =>
          html`<button
            class="chip"
            type="button"
            aria-pressed=${this.values.includes(code) ? 'true' : 'false'}
            @click=${() => {
              choose(code);
            }}
          >
            ${name}
          </button>`,
      )}
    </span>`;
  }

  private renderInput(index: number, label: string): unknown {
    const isNumber = this.kind === 'integer' || this.kind === 'decimal';
    return html`<input
      class="field ${isNumber ? 'amount' : 'value'}"
      type=${this.kind === 'date' ? 'date' : 'text'}
      inputmode=${isNumber ? 'decimal' : 'text'}
      autocomplete="off"
      aria-label=${label}
      .value=${this.values[index] ?? ''}
      @input=${(event: Event) => {
        this.put(index, (event.target as HTMLInputElement).value);
      }}
      @keydown=${(event: KeyboardEvent) => {
        if (isNumber) this.step(event, index);
      }}
    />`;
  }

  /** Up and down change a number by one of its last digit, with Shift by ten. */
  private step(event: KeyboardEvent, index: number): void {
    const sign = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const value = this.values[index] ?? '';
    if (sign === undefined || !/^-?\d+(\.\d+)?$/.test(value)) return;
    event.preventDefault();
    const digits = value.split('.')[1]?.length ?? 0;
    const by = (sign * (event.shiftKey ? 10 : 1)) / 10 ** digits;
    this.put(index, (Number(value) + by).toFixed(digits));
  }

  private renderMany(): unknown {
    const { t } = this.#locale;
    return html`<input
      class="field many"
      type="text"
      autocomplete="off"
      aria-label=${this.label}
      placeholder=${t.filter.severalHint}
      .value=${this.values.join(t.common.separator)}
      @change=${(event: Event) => {
        const parts = (event.target as HTMLInputElement).value.split(/[,，、;]/);
        this.emit(parts.map((part) => part.trim()).filter(Boolean));
      }}
    />`;
  }

  private renderLength(): unknown {
    const [count = '', unit = 'days'] = this.values;
    return html`<span class="row">
      <input
        class="field amount"
        type="text"
        inputmode="numeric"
        autocomplete="off"
        aria-label=${this.label}
        .value=${count}
        @input=${(event: Event) => {
          this.emit([(event.target as HTMLInputElement).value, unit]);
        }}
      />
      <select
        class="field"
        aria-label=${this.#locale.t.filter.lengthUnit}
        @change=${(event: Event) => {
          this.emit([count, (event.target as HTMLSelectElement).value]);
        }}
      >
        ${UNITS.map(
          (each) =>
            html`<option value=${each} ?selected=${each === unit}>
              ${this.#locale.term('lengthUnit', each)}
            </option>`,
        )}
      </select>
    </span>`;
  }

  private put(index: number, value: string): void {
    const values = [...this.values];
    while (values.length <= index) values.push('');
    values[index] = value;
    this.emit(values);
  }

  private emit(detail: readonly string[]): void {
    this.dispatchEvent(new CustomEvent('change', { detail }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-value-input': TwValueInput;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { arityOf, ruleOperatorsFor } from '../../elements/comparison-operators.js';
import '../../elements/tw-icon.js';
import type { FactThresholdMove } from '../../elements/tw-profile-histogram.js';
import '../../elements/tw-value-input.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import {
  fieldsOf,
  isObject,
  literalOf,
  operandCode,
  operatorOf,
  parameterOf,
  valueOf,
  withOperand,
  withOperator,
} from './model/comparison.js';
import { editEvent } from './model/edit-event.js';
import { type Path, pathText } from './model/edit-operation.js';
import type { EditorCatalog, Operand } from './model/editor-catalog.js';
import { type Parameters, freeCode } from './model/parameters.js';
import './tw-operand-picker.js';

/** One comparison of a rule: fact or tag, operator by its type, value by its type. Fires `edit`. */
@customElement('tw-condition-leaf')
export class TwConditionLeaf extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .parts {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        align-items: center;
      }
      .parts,
      .parameter {
        --amount: 4.5rem;
      }
      .tools {
        display: inline-flex;
        align-items: center;
      }
      .parameter {
        display: inline-flex;
        gap: var(--space-2);
        align-items: center;
        padding: 0 var(--space-1) 0 var(--space-2);
        border: 1px dashed var(--line-strong);
        border-radius: var(--radius);
        font-size: var(--text-small);
      }
      .name {
        height: 1.625rem;
        padding: 0 0.375rem;
        font-size: var(--text-small);
      }
      .spread {
        width: 1.625rem;
        height: 1.625rem;
      }
    `,
  ];

  /** As it is written. */
  @property({ attribute: false }) leaf: unknown = null;
  /** Where it stands in the definition. */
  @property({ attribute: false }) path: Path = [];
  @property({ attribute: false }) catalog: EditorCatalog = new Map();
  @property({ attribute: false }) parameters: Parameters = {};
  @property() subject = '';

  @state() private isSpreadShown = false;

  readonly #locale = new LocaleController(this);

  private get operand(): Operand | undefined {
    return this.catalog.get(operandCode(this.leaf));
  }

  override focus(): void {
    this.renderRoot.querySelector<HTMLElement>('tw-operand-picker')?.focus();
  }

  protected override render(): unknown {
    const code = operandCode(this.leaf);
    return html`<div class="parts">
      <tw-operand-picker
        .catalog=${this.catalog}
        .subject=${this.subject}
        .value=${code}
        @choose=${(event: CustomEvent<Operand>) => {
          const value = withOperand(this.leaf, event.detail);
          this.dispatchEvent(editEvent([{ op: 'set', path: this.path, value }]));
        }}
      ></tw-operand-picker>
      ${code ? html`${this.renderOperator()} ${this.renderValue()}` : nothing}
      <span class="tools">
        ${code ? html`${this.renderNaming()}${this.renderProfileButton()}` : nothing}
        <slot></slot>
      </span>
      ${this.isSpreadShown ? this.renderProfile(code) : nothing}
    </div>`;
  }

  /** The thresholds of a comparison over numbers or days, with the places where they are written. */
  private get thresholds(): readonly { readonly path: Path; readonly value: string }[] {
    const { kind } = this.operand?.type ?? {};
    const isOrdered = kind === 'integer' || kind === 'decimal' || kind === 'date';
    if (!isOrdered || !isObject(this.leaf)) return [];
    const arity = arityOf(operatorOf(this.leaf));
    if (arity !== 'one' && arity !== 'two') return [];
    const { value } = this.leaf;
    const written = arity === 'two' && Array.isArray(value) ? (value as unknown[]) : [value];
    return written.map((each, index) => {
      const own = arity === 'two' ? [...this.path, 'value', index] : [...this.path, 'value'];
      const parameter = parameterOf(each);
      if (!parameter) return { path: own, value: fieldsOf('one', each)[0] ?? '' };
      const path = ['parameters', parameter, 'default'];
      return { path, value: fieldsOf('one', this.parameters[parameter]?.default)[0] ?? '' };
    });
  }

  /** A number may get a name, so that it is changed without touching the rule. */
  private renderNaming(): unknown {
    const { operand } = this;
    const value = isObject(this.leaf) ? this.leaf.value : undefined;
    if (!operand || typeof value !== 'number') return nothing;
    const { t } = this.#locale;
    return html`<button
      class="button quiet name"
      type="button"
      title=${t.editor.nameValueHint}
      @click=${() => {
        const code = freeCode(this.parameters, `${operand.code}_bound`.slice(0, 60));
        const unit = operand.unit ? { unit: operand.unit } : {};
        const parameter = { name: operand.name, ...unit, default: value };
        this.dispatchEvent(
          editEvent([
            { op: 'set', path: ['parameters', code], value: parameter },
            { op: 'set', path: [...this.path, 'value'], value: { parameter: code } },
          ]),
        );
      }}
    >
      ${t.editor.nameValue}
    </button>`;
  }

  private renderProfileButton(): unknown {
    if (this.thresholds.length === 0) return nothing;
    const text = this.#locale.t.editor.spread;
    return html`<button
      class="button quiet icon spread"
      type="button"
      title=${text}
      aria-label=${text}
      aria-expanded=${this.isSpreadShown ? 'true' : 'false'}
      @click=${() => {
        this.isSpreadShown = !this.isSpreadShown;
        void import('./tw-leaf-profile.js');
      }}
    >
      <tw-icon name="fact"></tw-icon>
    </button>`;
  }

  private renderProfile(code: string): unknown {
    const { thresholds } = this;
    if (thresholds.length === 0) return nothing;
    return html`<tw-leaf-profile
      .kind=${this.operand?.kind ?? 'fact'}
      .code=${code}
      .thresholds=${thresholds
        .map(({ value }, index) => ({ id: String(index), value }))
        .filter(({ value }) => value !== '')}
      @threshold=${(event: CustomEvent<FactThresholdMove>) => {
        const { id, value: moved } = event.detail;
        const path = thresholds[Number(id)]?.path;
        if (!path) return;
        const value = literalOf(this.operand?.type.kind ?? 'decimal', moved);
        this.dispatchEvent(editEvent([{ op: 'set', path, value }], pathText(path)));
      }}
    ></tw-leaf-profile>`;
  }

  private renderOperator(): unknown {
    const operator = operatorOf(this.leaf);
    const own = ruleOperatorsFor(this.operand?.type.kind ?? 'text');
    const operators = own.includes(operator) ? own : [operator, ...own];
    return html`<select
      class="field"
      aria-label=${this.#locale.t.filter.operator}
      @change=${this.onOperator}
    >
      ${operators.map(
        (each) =>
          html`<option value=${each} ?selected=${each === operator}>
            ${this.#locale.term('operator', each)}
          </option>`,
      )}
    </select>`;
  }

  private renderValue(): unknown {
    const value = isObject(this.leaf) ? this.leaf.value : undefined;
    const arity = arityOf(operatorOf(this.leaf));
    const parameter = parameterOf(value);
    if (parameter) return this.renderParameter(parameter);
    const length = isObject(value) && arity === 'length' ? Object.entries(value)[0] : undefined;
    const lengthParameter = length ? parameterOf(length[1]) : '';
    if (lengthParameter) {
      return html`${this.renderParameter(lengthParameter)}
        <span class="small soft">${this.#locale.term('lengthUnit', length?.[0])}</span>`;
    }
    const { kind = 'text', list = '' } = this.operand?.type ?? {};
    return html`<tw-value-input
      .kind=${kind}
      .list=${list}
      .arity=${arity}
      .unit=${this.operand?.unit ?? ''}
      .label=${this.#locale.t.filter.value}
      .values=${fieldsOf(arity, value)}
      @change=${(event: CustomEvent<readonly string[]>) => {
        const path = [...this.path, 'value'];
        const written = valueOf(kind, arity, event.detail);
        this.dispatchEvent(editEvent([{ op: 'set', path, value: written }], pathText(path)));
      }}
    ></tw-value-input>`;
  }

  /** The value is changed where it stands, at the parameter; the rule stays as it is. */
  private renderParameter(code: string): unknown {
    const { t } = this.#locale;
    const parameter = this.parameters[code];
    const { kind = 'text', list = '' } = this.operand?.type ?? {};
    const path = ['parameters', code, 'default'];
    return html`<span class="parameter" title=${t.editor.parameterHint}>
      <span>${this.#locale.words(parameter?.name, code)}</span>
      <tw-value-input
        .kind=${kind === 'date' || kind === 'timestamp' ? 'integer' : kind}
        .list=${list}
        arity="one"
        .unit=${parameter?.unit ?? ''}
        .label=${this.#locale.words(parameter?.name, code)}
        .values=${fieldsOf('one', parameter?.default)}
        @change=${(event: CustomEvent<readonly string[]>) => {
          const type = typeof parameter?.default === 'number' ? 'decimal' : kind;
          const value = literalOf(type, event.detail[0] ?? '');
          this.dispatchEvent(editEvent([{ op: 'set', path, value }], pathText(path)));
        }}
      ></tw-value-input>
    </span>`;
  }

  private onOperator(event: Event): void {
    const operator = (event.target as HTMLSelectElement).value;
    const leaf = isObject(this.leaf) ? this.leaf : {};
    const value = withOperator(leaf, this.operand?.type.kind ?? 'text', operator);
    this.dispatchEvent(editEvent([{ op: 'set', path: this.path, value }]));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-condition-leaf': TwConditionLeaf;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ConditionTrace } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { type OperandNames, noNames } from './operand-names.js';
import { operandText } from './operand-text.js';
import { tagValueText } from './tag-value-text.js';
import './tw-truth.js';

/** A condition as it was evaluated: every leaf with its threshold, the actual value and its truth. */
@customElement('tw-condition-trace')
export class TwConditionTrace extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .group > ul {
        display: grid;
        gap: 0.375rem;
        margin: 0.375rem 0 0 0.5rem;
        padding-left: var(--space-4);
        border-left: 1px solid var(--line);
      }
      .line {
        display: flex;
        gap: var(--space-2);
        align-items: flex-start;
      }
      .leaf {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-2);
        min-width: 0;
      }
      .operator {
        color: var(--ink-soft);
      }
      .actual {
        color: var(--ink-soft);
      }
      .actual b {
        color: var(--ink);
        font-weight: var(--strong);
      }
      .actual b.missing {
        color: var(--wait);
        font-weight: 500;
      }
    `,
  ];

  @property({ attribute: false }) condition: ConditionTrace | null = null;
  @property({ attribute: false }) names: OperandNames = noNames;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    return this.condition ? this.renderNode(this.condition) : nothing;
  }

  private renderNode(node: ConditionTrace): unknown {
    if (node.kind === 'leaf') return this.renderLeaf(node);
    return html`<div class="group">
      <div class="line">
        <tw-truth .state=${node.state}></tw-truth>
        <span class="soft">${this.#locale.t.why[node.kind]}</span>
      </div>
      <ul>
        ${(node.children ?? []).map((child) => html`<li>${this.renderNode(child)}</li>`)}
      </ul>
    </div>`;
  }

  /** The names of the thresholds that the values were taken from. */
  private parametersText({ parameters = [] }: ConditionTrace): string {
    if (parameters.length === 0) return '';
    const { t } = this.#locale;
    const names = parameters.map(({ name, code }) => this.#locale.words(name ?? null, code));
    return ` ${t.why.parameters(names.join(t.common.separator))}`;
  }

  private renderLeaf(node: ConditionTrace): unknown {
    const { t } = this.#locale;
    const code = node.tag ?? node.fact ?? '';
    const actual = node.actual ?? null;
    return html`<div class="line">
      <tw-truth .state=${node.state}></tw-truth>
      <div class="leaf">
        <span title=${code}>${this.#locale.words(node.name ?? this.names.name(code), code)}</span>
        <span class="operator">${this.#locale.term('operator', node.operator)}</span>
        <span
          >${operandText(this.#locale, this.names, {
            code,
            operator: node.operator ?? '',
            value: node.expected,
          })}${this.parametersText(node)}</span
        >
        <span class="actual"
          >· ${t.why.actual}
          <b class=${actual === null ? 'missing' : ''}
            >${tagValueText(this.#locale, actual, this.names.value(code, actual))}</b
          >${node.masked ? html` <span class="faint">${t.customers.masked}</span>` : nothing}</span
        >
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-condition-trace': TwConditionTrace;
  }
}

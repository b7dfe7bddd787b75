import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { TagDetail, TagValue } from '../../api/types.js';
import { type OperandNames, noNames } from '../../elements/operand-names.js';
import { operandText } from '../../elements/operand-text.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import {
  type CaseShape,
  type ConditionShape,
  type RuleShape,
  ruleShape,
} from './definition-shape.js';
import { withParameterDefaults } from './parameter-defaults.js';
import { scoreShape, tableShape } from './table-shape.js';
import './tw-decision-table.js';
import './tw-scorecard.js';

/** A tag's rule: the sentence, its cases in order, and the document behind them. */
@customElement('tw-tag-definition')
export class TwTagDefinition extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .rule {
        display: grid;
        gap: var(--space-4);
      }
      blockquote {
        margin: 0;
        padding: var(--space-3) var(--space-4);
        border-left: 2px solid var(--accent);
        background: var(--surface-sunken);
        border-radius: 0 var(--radius) var(--radius) 0;
        white-space: pre-line;
      }
      .cases > li {
        display: grid;
        grid-template-columns: 5.5rem minmax(0, 1fr) minmax(6rem, 13rem);
        gap: var(--space-4);
        padding: var(--space-2) 0;
        border-bottom: 1px solid var(--line);
      }
      .cases > li > span:first-child {
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      .then {
        font-weight: var(--strong);
      }
      .group > ul {
        margin-left: 0.375rem;
        padding-left: var(--space-3);
        border-left: 1px solid var(--line);
      }
      summary {
        color: var(--ink-soft);
        font-size: var(--text-small);
        cursor: pointer;
      }
      details > blockquote {
        margin-top: var(--space-2);
      }
      pre {
        max-height: 28rem;
        margin: var(--space-2) 0 0;
        padding: var(--space-3);
        overflow: auto;
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-sunken);
        font-family: var(--mono);
        font-size: 0.75rem;
        line-height: 1.5;
      }
    `,
  ];

  @property({ attribute: false }) tag: TagDetail | null = null;
  @property({ attribute: false }) names: OperandNames = noNames;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    if (!this.tag) return nothing;
    const { t } = this.#locale;
    return html`<div class="rule">
      ${this.renderDrawn(this.tag)}
      <details>
        <summary>${t.tags.definition}</summary>
        <pre tabindex="0">${JSON.stringify(this.tag.definition, null, 2)}</pre>
      </details>
    </div>`;
  }

  /** A table says more at a glance than its sentence, which is then there for who asks for it. */
  private renderDrawn({ code, definition: written, words }: TagDetail): unknown {
    const definition = withParameterDefaults(written);
    const sentence = html`<blockquote>${this.#locale.words(words)}</blockquote>`;
    const table = tableShape(definition);
    const score = scoreShape(definition);
    if (!table && !score) {
      const rule = ruleShape(definition);
      return html`${sentence} ${rule ? this.renderRule(rule) : nothing}`;
    }
    // What becomes of the sum stands in the sentence only.
    const isWhole = !('bands' in definition || 'link' in definition);
    return html`${
      table
        ? html`<tw-decision-table
            .table=${table}
            .code=${code}
            .names=${this.names}
          ></tw-decision-table>`
        : html`<tw-scorecard .score=${score} .names=${this.names}></tw-scorecard>`
    }
    ${
      isWhole
        ? html`<details>
            <summary>${this.#locale.t.tags.inWords}</summary>
            ${sentence}
          </details>`
        : sentence
    }`;
  }

  private renderRule(rule: RuleShape): unknown {
    const { t } = this.#locale;
    return html`<ol class="cases">
      ${rule.cases.map((one, index) => this.renderCase(one, index + 1))}
      ${this.renderEnd(t.tags.otherwise, rule.otherwise)}
      ${this.renderEnd(t.tags.unknownThen, rule.unknown ?? null)}
    </ol>`;
  }

  private renderCase(one: CaseShape, number: number): unknown {
    return html`<li>
      <span>${this.#locale.t.tags.caseNumber(number)}</span>
      ${this.renderCondition(one.when)}
      <span class="then">${this.valueText(one.value)}</span>
    </li>`;
  }

  private renderEnd(label: string, value: unknown): unknown {
    return html`<li>
      <span></span>
      <span class="soft">${label}</span>
      <span class="then">${this.valueText(value)}</span>
    </li>`;
  }

  private renderCondition(condition: ConditionShape): unknown {
    if (condition.kind === 'leaf') return this.renderLeaf(condition);
    return html`<div class="group">
      <span class="soft small">${this.#locale.t.why[condition.kind]}</span>
      <ul>
        ${condition.children.map((child) => html`<li>${this.renderCondition(child)}</li>`)}
      </ul>
    </div>`;
  }

  private renderLeaf(leaf: ConditionShape): unknown {
    const { code, operator } = leaf;
    return html`<span>
      <span title=${code}>${this.#locale.words(this.names.name(code), code)}</span>
      <span class="soft">${this.#locale.term('operator', operator)}</span>
      ${operandText(this.#locale, this.names, leaf)}
    </span>`;
  }

  private valueText(value: unknown): string {
    if (value === 'missing') return this.#locale.t.common.missing;
    const own = value as TagValue;
    return tagValueText(this.#locale, own, this.names.value(this.tag?.code ?? '', own));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-definition': TwTagDefinition;
  }
}

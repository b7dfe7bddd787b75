import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { StepTrace } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { type OperandNames, noNames } from './operand-names.js';
import './tw-condition-trace.js';
import { whyStyles } from './tw-why.styles.js';

/** The way through a decision tree: what each node asked, and which branch was taken. */
@customElement('tw-why-steps')
export class TwWhySteps extends LitElement {
  static override styles = [
    baseStyles,
    whyStyles,
    css`
      li {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        gap: var(--space-3);
        align-items: start;
        padding: var(--space-1) 0 var(--space-1) var(--space-3);
        border-left: 2px solid var(--line);
      }
      li:last-child {
        border-left-color: var(--good);
      }
      tw-condition-trace {
        padding: 0;
      }
    `,
  ];

  @property({ attribute: false }) steps: readonly StepTrace[] = [];
  @property({ attribute: false }) names: OperandNames = noNames;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<h3>${t.why.steps}</h3>
      <ol>
        ${this.steps.map(
          ({ condition, branch }) =>
            html`<li>
              <tw-condition-trace .condition=${condition} .names=${this.names}></tw-condition-trace>
              <span class="small soft">${this.branchText(branch)}</span>
            </li>`,
        )}
      </ol>`;
  }

  private branchText(branch: StepTrace['branch']): string {
    const { why } = this.#locale.t;
    return branch === 'unknown' ? why.third : branch === 'then' ? why.then : why.else;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why-steps': TwWhySteps;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { Draft, Finding, Trial, TrialBody, TriedColumn } from '../../api/types.js';
import { type OperandNames, noNames, operandNames } from '../../elements/operand-names.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import '../../elements/tw-condition-trace.js';
import '../../elements/tw-findings.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-problem.js';
import '../../elements/tw-truth.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { readPastedFacts } from './model/pasted-facts.js';

/** What a draft makes of one customer, or of facts that are pasted, beside the rule in force, and why. Fires `place`. */
@customElement('tw-try-panel')
export class TwTryPanel extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      form {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-3);
        align-items: flex-start;
      }
      .id {
        width: 8rem;
      }
      textarea {
        width: min(26rem, 100%);
        min-height: 6rem;
        padding: var(--space-2);
        border: 1px solid var(--line-strong);
        border-radius: var(--radius);
        background: var(--surface-raised);
        color: var(--ink);
        font-family: var(--mono);
        font-size: 0.8125rem;
      }
      .result {
        display: grid;
        gap: var(--space-3);
        margin-top: var(--space-3);
        grid-template-columns: minmax(0, 1fr);
      }
      .verdict {
        font-size: var(--text-section);
      }
      .cases {
        display: grid;
        gap: var(--space-2);
      }
      .cases > li {
        display: grid;
        grid-template-columns: 6rem minmax(0, 1fr);
        gap: var(--space-3);
        padding: var(--space-2) 0;
        border-bottom: 1px solid var(--line);
      }
      .wrong {
        color: var(--bad);
      }
    `,
  ];

  @property() subject: Trial['subject'] = 'customer';
  @property() code = '';
  /** The draft, with what goes with it. */
  @property({ attribute: false }) drafts: readonly Draft[] = [];
  /** Codes of facts and tags that the rule reads. */
  @property({ attribute: false }) inputs: readonly string[] = [];

  @state() private mode: 'id' | 'facts' = 'id';
  @state() private trial: Trial | null = null;
  @state() private names: OperandNames = noNames;
  @state() private problem: Problem | null = null;
  @state() private wrong = '';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const modes = [
      ['id', t.editor.tryId],
      ['facts', t.editor.tryFacts],
    ] as const;
    return html`<form @submit=${this.submit}>
        <span class="segmented" role="group" aria-label=${t.editor.tryWhat}>
          ${modes.map(
            ([mode, text]) =>
              html`<button
                type="button"
                aria-pressed=${this.mode === mode ? 'true' : 'false'}
                @click=${() => {
                  this.mode = mode;
                }}
              >
                ${text}
              </button>`,
          )}
        </span>
        ${
          this.mode === 'id'
            ? html`<input
                class="field id"
                name="id"
                inputmode="numeric"
                autocomplete="off"
                placeholder=${t.common.id}
                aria-label=${t.common.id}
              />`
            : html`<textarea
                name="facts"
                spellcheck="false"
                aria-label=${t.editor.tryFacts}
                .value=${this.inputs.map((code) => `${code}: `).join('\n')}
              ></textarea>`
        }
        <button class="button" type="submit">${t.editor.tryIt}</button>
      </form>
      ${this.wrong ? html`<p class="wrong small" role="alert">${this.wrong}</p>` : nothing}
      ${this.problem ? this.renderProblem(this.problem) : nothing}
      ${this.trial ? this.renderTrial(this.trial) : nothing}`;
  }

  /** What is wrong with the values that were given is said as of rules, in the reader's language. */
  private renderProblem(problem: Problem): unknown {
    if (problem.errors.length === 0) return html`<tw-problem .problem=${problem}></tw-problem>`;
    const findings = problem.errors.map(({ code, message, hint }): Finding => {
      return { code, message, severity: 'error', ...(hint !== undefined && { hint }) };
    });
    return html`<div class="result" role="alert">
      <tw-findings .findings=${findings} readonly></tw-findings>
    </div>`;
  }

  private renderTrial(trial: Trial): unknown {
    const { t } = this.#locale;
    const own = trial.columns.find(({ code }) => code === this.code);
    if (!trial.isComputed) {
      return html`<p class="soft" role="status">${t.editor.tryRefused}</p>
        <tw-findings
          .findings=${trial.diagnostics}
          .code=${this.code}
          readonly
          @place=${(event: CustomEvent<Finding>) =>
            this.dispatchEvent(new CustomEvent<Finding>('place', { detail: event.detail }))}
        ></tw-findings>`;
    }
    if (!own) return html`<p class="soft" role="status">${t.editor.tryUnchanged}</p>`;
    const others = trial.columns.filter((column) => column !== own && column.isChanged);
    return html`<div class="result" role="status">
      <p class="verdict">
        ${t.editor.before}: <b>${this.valueText(own, 'active')}</b>
        <tw-icon name="arrow"></tw-icon>
        ${t.editor.after}: <b>${this.valueText(own, 'draft')}</b>
      </p>
      ${this.renderWhy(own)}
      ${
        others.length === 0
          ? nothing
          : html`<ul class="small">
              ${others.map(
                (column) =>
                  html`<li>
                    ${this.#locale.words(column.name, column.code)}:
                    ${this.valueText(column, 'active')}
                    <tw-icon name="arrow"></tw-icon> ${this.valueText(column, 'draft')}
                  </li>`,
              )}
            </ul>`
      }
    </div>`;
  }

  private renderWhy({ draft }: TriedColumn): unknown {
    const { t } = this.#locale;
    const cases = draft?.why?.cases ?? [];
    const points = draft?.why?.points ?? [];
    if (cases.length > 0) {
      return html`<ol class="cases">
        ${cases.map(
          (one, index) =>
            html`<li>
              <span class="soft small">
                <tw-truth .state=${one.state}></tw-truth> ${t.tags.caseNumber(index + 1)}
              </span>
              <tw-condition-trace
                .condition=${one.condition}
                .names=${this.names}
              ></tw-condition-trace>
            </li>`,
        )}
      </ol>`;
    }
    return html`<ul class="small">
      ${(draft?.inputs ?? []).map(
        (input) =>
          html`<li>
            ${this.#locale.words(input.name, input.code)}:
            ${tagValueText(this.#locale, input.value)}
            ${points
              .filter(({ code }) => code === input.code)
              .map(({ points: given }) => html`<b>${given === null ? '—' : `+${given}`}</b>`)}
          </li>`,
      )}
    </ul>`;
  }

  private valueText(column: TriedColumn, side: 'active' | 'draft'): string {
    const tried = column[side];
    if (!tried) return this.#locale.t.common.none;
    return tagValueText(this.#locale, tried.value, tried.valueName);
  }

  private submit(event: SubmitEvent): void {
    event.preventDefault();
    const { t } = this.#locale;
    const data = new FormData(event.target as HTMLFormElement);
    this.wrong = '';
    if (this.mode === 'id') {
      const id = Number(data.get('id'));
      if (Number.isSafeInteger(id) && id > 0) void this.ask({ id });
      else this.wrong = t.editor.tryNoId;
      return;
    }
    const written = data.get('facts');
    const text = typeof written === 'string' ? written : '';
    const read = readPastedFacts(text);
    if (read.ok) void this.ask({ facts: { ...read.facts } });
    else this.wrong = `${t.editor.tryUnreadable} ${read.why}`;
  }

  private async ask(about: Pick<TrialBody, 'id' | 'facts'>): Promise<void> {
    this.problem = null;
    this.trial = null;
    try {
      const { subject, drafts } = this;
      this.trial = await api.tryDrafts({ drafts, subject, ...about });
      this.names = await operandNames([this.code, ...this.inputs], new AbortController().signal);
    } catch (error) {
      this.problem = asProblem(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-try-panel': TwTryPanel;
  }
}

import { Task } from '@lit/task';
import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../api/api.js';
import { asProblem } from '../api/problem.js';
import type {
  CaseTrace,
  ConditionTrace,
  Explanation,
  FactTrace,
  Subject,
  Words,
} from '../api/types.js';
import { ABSENT } from '../i18n/formats.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import { type OperandNames, operandNames } from './operand-names.js';
import { tagValueText } from './tag-value-text.js';
import './tw-condition-trace.js';
import './tw-problem.js';
import './tw-skeleton.js';
import './tw-truth.js';
import { whyStyles } from './tw-why.styles.js';

/** Why one customer, vehicle or lead has the value it has: case by case, down to the data versions. */
@customElement('tw-why')
export class TwWhy extends LitElement {
  static override styles = [baseStyles, tableStyles, whyStyles];

  @property() subject: Subject = 'customer';
  @property({ type: Number }) subjectId = 0;
  @property() tag = '';

  readonly #locale = new LocaleController(this);
  readonly #task = new Task(this, {
    args: () => [this.subject, this.subjectId, this.tag] as const,
    task: async ([subject, id, tag], { signal }) => {
      const explanation = await api.why(subject, id, tag, signal);
      const codes = explanation.cases.flatMap(({ condition }) => operandsOf(condition));
      const facts = explanation.facts.map(({ code }) => code);
      return { explanation, names: await operandNames([...codes, ...facts], signal) };
    },
  });

  protected override render(): unknown {
    return this.#task.render({
      pending: () => html`<tw-skeleton .rows=${4}></tw-skeleton>`,
      complete: ({ explanation, names }) => this.renderExplanation(explanation, names),
      error: (error) =>
        html`<tw-problem
          .problem=${asProblem(error)}
          retryable
          @retry=${() => this.#task.run()}
        ></tw-problem>`,
    });
  }

  private renderExplanation(explanation: Explanation, names: OperandNames): unknown {
    const { t } = this.#locale;
    return html`<div class="why">
      <p class="verdict">${this.verdict(explanation)}</p>
      ${
        explanation.cases.length > 0
          ? html`<section>
              <h3>${t.why.cases}</h3>
              <ol class="cases">
                ${explanation.cases.map((one) => this.renderCase(one, one === decisive(explanation), names))}
              </ol>
            </section>`
          : nothing
      }
      ${explanation.facts.length > 0 ? this.renderFacts(explanation.facts, names) : nothing}
      <p class="small faint">
        ${t.why.provenance(explanation.definitionVersion, explanation.snapshotId)}
      </p>
    </div>`;
  }

  private verdict(explanation: Explanation): string {
    const { t } = this.#locale;
    const value = tagValueText(this.#locale, explanation.value, explanation.valueName);
    if (explanation.outcome === 'else') return t.why.byElse(value);
    if (explanation.outcome === 'unknown') return t.why.byUnknown(value);
    const deciding = decisive(explanation);
    return t.why.byCase(deciding ? caseNumber(explanation, deciding) : 1, value);
  }

  private renderCase(one: CaseTrace, decided: boolean, names: OperandNames): unknown {
    const { t } = this.#locale;
    return html`<li>
      <details class=${decided ? 'decided' : ''} ?open=${decided || one.state === 'unknown'}>
        <summary>
          <tw-truth .state=${one.state}></tw-truth>
          <span class="number-of"></span>
          <span>${tagValueText(this.#locale, one.value, one.valueName)}</span>
          <span class="small soft">${decided ? t.why.decisive : t.why[one.state]}</span>
        </summary>
        <tw-condition-trace .condition=${one.condition} .names=${names}></tw-condition-trace>
      </details>
    </li>`;
  }

  private renderFacts(facts: readonly FactTrace[], names: OperandNames): unknown {
    const { t } = this.#locale;
    const heads = [t.why.fact, t.why.value, t.why.dataset, t.why.window, t.why.definitionVersion];
    return html`<section>
      <h3>${t.why.facts}</h3>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.why.facts}>
        <table>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${facts.map((fact) => this.renderFact(fact, names))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private renderFact(fact: FactTrace, names: OperandNames): unknown {
    const because = this.said(fact.missingBecause);
    return html`<tr>
      <th scope="row">
        ${this.#locale.words(fact.name, fact.code)}
        <code class="small faint">${fact.code}</code>
      </th>
      <td>
        ${
          fact.value === null
            ? html`<span class="missing">${this.#locale.t.common.missing}</span> ${
                  because ? html`<span class="small soft">${because}</span>` : nothing
                }`
            : tagValueText(this.#locale, fact.value, names.value(fact.code, fact.value))
        }
      </td>
      <td>
        ${fact.dataset ?? ABSENT}
        ${fact.datasetVersion ? html`<code class="small faint">${fact.datasetVersion}</code>` : nothing}
      </td>
      <td class="small">${this.said(fact.window) || ABSENT}</td>
      <td><code class="small">${fact.definitionVersion}</code></td>
    </tr>`;
  }

  private said(text: string | Words | null | undefined): string {
    return typeof text === 'string' ? text : this.#locale.words(text);
  }
}

function decisive(explanation: Explanation): CaseTrace | undefined {
  if (explanation.outcome !== 'case') return undefined;
  return explanation.cases.find((one) => one.state === 'true');
}

function operandsOf(condition: ConditionTrace): readonly string[] {
  const own = condition.tag ?? condition.fact;
  return [...(own ? [own] : []), ...(condition.children ?? []).flatMap(operandsOf)];
}

function caseNumber(explanation: Explanation, one: CaseTrace): number {
  return explanation.cases.indexOf(one) + 1;
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why': TwWhy;
  }
}

import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../api/api.js';
import type { CaseTrace, ConditionTrace, Explanation, Subject } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { LoadController } from './load.controller.js';
import { type OperandNames, operandNames } from './operand-names.js';
import { tagValueText } from './tag-value-text.js';
import './tw-condition-trace.js';
import './tw-truth.js';
import './tw-why-inputs.js';
import './tw-why-members.js';
import './tw-why-points.js';
import { whyStyles } from './tw-why.styles.js';

/** Why one customer, vehicle or lead has the value it has: case by case, down to the data versions. */
@customElement('tw-why')
export class TwWhy extends LitElement {
  static override styles = [baseStyles, whyStyles];

  @property() subject: Subject = 'customer';
  @property({ type: Number }) subjectId = 0;
  @property() tag = '';

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.subject, this.subjectId, this.tag],
    rows: 4,
    load: async ([subject, id, tag], signal) => {
      const explanation = await api.why(subject, id, tag, signal);
      const codes = explanation.cases.flatMap(({ condition }) => operandsOf(condition));
      return { explanation, names: await operandNames(codes, signal) };
    },
  });

  protected override render(): unknown {
    return this.#load.render(({ explanation, names }) =>
      this.renderExplanation(explanation, names),
    );
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
      ${
        explanation.points.length > 0
          ? html`<tw-why-points .points=${explanation.points}></tw-why-points>`
          : nothing
      }
      ${
        explanation.members.length > 0
          ? html`<tw-why-members .members=${explanation.members}></tw-why-members>`
          : nothing
      }
      ${
        explanation.facts.length > 0
          ? html`<tw-why-inputs .inputs=${explanation.facts}></tw-why-inputs>`
          : nothing
      }
      <p class="small faint">
        ${t.why.provenance(explanation.definitionVersion, String(explanation.snapshotId))}
      </p>
    </div>`;
  }

  private verdict(explanation: Explanation): string {
    const { t } = this.#locale;
    const value = tagValueText(this.#locale, explanation.value, explanation.valueName);
    if (explanation.outcome === 'else') return t.why.byElse(value);
    if (explanation.outcome === 'unknown') return t.why.byUnknown(value);
    if (explanation.outcome === 'score') return t.why.byScore(value);
    if (explanation.outcome === 'rollup') {
      if (explanation.members.some(({ counted }) => counted)) return t.why.byMembers(value);
      return explanation.members.length > 0 ? t.why.byNoneCounted(value) : t.why.byNobody(value);
    }
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

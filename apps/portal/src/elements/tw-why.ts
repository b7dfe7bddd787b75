import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../api/api.js';
import { session } from '../api/session.js';
import type { CaseTrace, ConditionTrace, Explanation, Subject } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { appliedCases } from './applied-cases.js';
import { LoadController } from './load.controller.js';
import { type OperandNames, operandNames } from './operand-names.js';
import { tagValueText } from './tag-value-text.js';
import './tw-condition-trace.js';
import './tw-purpose.js';
import './tw-truth.js';
import './tw-why-inputs.js';
import './tw-next-flip.js';
import './tw-why-members.js';
import './tw-why-not.js';
import './tw-why-points.js';
import './tw-why-steps.js';
import { whyStyles } from './tw-why.styles.js';

/** Milliseconds for which personal values are shown in clear, as those of a contact. */
const SHOWN = 5 * 60_000;

/** Why one customer, vehicle or lead has the value it has: case by case, down to the data versions. */
@customElement('tw-why')
export class TwWhy extends LitElement {
  static override styles = [baseStyles, controlStyles, whyStyles];

  @property() subject: Subject = 'customer';
  @property({ type: Number }) subjectId = 0;
  @property() tag = '';

  /** With personal values, for a while, once somebody has said what for. */
  @state() private clear: Explanation | null = null;

  readonly #locale = new LocaleController(this);
  #hiding = 0;
  readonly #load = new LoadController(this, {
    args: () => [this.subject, this.subjectId, this.tag],
    rows: 4,
    load: async ([subject, id, tag], signal) => {
      const explanation = await api.why(subject, id, tag, signal);
      const asked = [...explanation.cases, ...explanation.steps];
      const codes = asked.flatMap(({ condition }) => operandsOf(condition));
      return { explanation, names: await operandNames(codes, signal) };
    },
  });

  override disconnectedCallback(): void {
    this.hide();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (['subject', 'subjectId', 'tag'].some((key) => changed.has(key))) this.hide();
  }

  protected override render(): unknown {
    return this.#load.render(({ explanation, names }) => [
      isAnyMasked(explanation) ? this.renderMask() : nothing,
      this.renderExplanation(this.clear ?? explanation, names),
    ]);
  }

  private renderMask(): unknown {
    const { t } = this.#locale;
    if (this.clear) {
      return html`<p class="mask small soft">
        ${t.customers.inClear}
        <button class="button" type="button" @click=${this.hide}>${t.customers.hide}</button>
      </p>`;
    }
    return html`<p class="mask small soft">
      ${t.why.masked}
      ${
        session.may('subject.unmask')
          ? html`<tw-purpose .what=${t.why.revealWhat} .show=${this.reveal}></tw-purpose>`
          : nothing
      }
    </p>`;
  }

  private readonly reveal = async (purpose: string): Promise<void> => {
    this.clear = await api.whyInClear(this.subject, this.subjectId, this.tag, purpose);
    this.#hiding = window.setTimeout(this.hide, SHOWN);
  };

  private readonly hide = (): void => {
    window.clearTimeout(this.#hiding);
    this.clear = null;
  };

  private renderExplanation(explanation: Explanation, names: OperandNames): unknown {
    const { t } = this.#locale;
    return html`<div class="why">
      <p class="verdict">${this.verdict(explanation)}</p>
      ${
        explanation.cases.length > 0
          ? html`<section>
              <h3>${t.why.cases}</h3>
              <ol class="cases">
                ${explanation.cases.map((one) => this.renderCase(one, names))}
              </ol>
            </section>`
          : nothing
      }
      ${
        explanation.steps.length > 0
          ? html`<tw-why-steps .steps=${explanation.steps} .names=${names}></tw-why-steps>`
          : nothing
      }
      ${
        explanation.points.length > 0
          ? html`<tw-why-points
              .points=${explanation.points}
              .score=${explanation.score}
            ></tw-why-points>`
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
      <tw-why-not
        .subject=${this.subject}
        .subjectId=${this.subjectId}
        .tag=${this.tag}
        .current=${explanation.value}
      ></tw-why-not>
      <tw-next-flip
        .subject=${this.subject}
        .subjectId=${this.subjectId}
        .tag=${this.tag}
      ></tw-next-flip>
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
    if (explanation.outcome === 'score') return this.scoreVerdict(explanation, value);
    if (explanation.outcome === 'tree') return t.why.byTree(value);
    if (explanation.outcome === 'value') return t.why.byFact(value);
    if (explanation.outcome === 'imported') {
      return explanation.value === null ? t.why.byNoLabel : t.why.byLabel(value);
    }
    if (explanation.outcome === 'rollup') {
      const isDoubtful = explanation.members.some(({ counted }) => counted === null);
      if (isDoubtful && explanation.value === null) return t.why.byDoubt(value);
      if (explanation.members.some(({ counted }) => counted === true))
        return t.why.byMembers(value);
      return explanation.members.length > 0 ? t.why.byNoneCounted(value) : t.why.byNobody(value);
    }
    const numbers = appliedCases(explanation.cases);
    const say = numbers.length === 1 ? t.why.byCase : t.why.byCases;
    return say(numbers.join(t.common.separator), value);
  }

  private scoreVerdict({ score, value: own }: Explanation, value: string): string {
    const { why } = this.#locale.t;
    // Without bands the value is the score: a number, or the text of a decimal.
    if (score !== null && Number(own ?? NaN) !== score.score) return why.byBand(value);
    return score?.isProbability ? why.byProbability(value) : why.byScore(value);
  }

  private renderCase(one: CaseTrace, names: OperandNames): unknown {
    const { t } = this.#locale;
    const { applied: decided } = one;
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

function isAnyMasked({ cases, steps, facts, members }: Explanation): boolean {
  const isMasked = ({ masked, children = [] }: ConditionTrace): boolean =>
    masked === true || children.some(isMasked);
  return (
    [...cases, ...steps].some(({ condition }) => isMasked(condition)) ||
    [...facts, ...members].some(({ masked }) => masked)
  );
}

function operandsOf(condition: ConditionTrace): readonly string[] {
  const own = condition.tag ?? condition.fact;
  return [...(own ? [own] : []), ...(condition.children ?? []).flatMap(operandsOf)];
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why': TwWhy;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Explanation, WhyNot } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import '../../elements/tw-next-flip.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { decidingInputs } from './deciding-inputs.js';

/** More than these are no short reason; the tag's own page of reasons has them. */
const MOST_INPUTS = 8;

/** In short why a tag has its value, what would change it, and when it changes by itself. */
@customElement('tw-tag-reason')
export class TwTagReason extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        gap: var(--space-3);
      }
      tw-next-flip {
        margin-top: var(--space-3);
      }
      dt {
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      dd > * + * {
        margin-top: var(--space-1);
      }
      ul.inputs {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-2);
        margin-top: var(--space-1);
      }
      .inputs li {
        padding: 0 var(--space-2);
        border: 1px solid var(--line);
        border-radius: var(--radius-small);
        font-size: var(--text-small);
      }
      .inputs strong {
        font-weight: var(--strong);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property({ type: Number }) customerId = 0;
  @property() tag = '';
  /** Another value: what it would take; empty where nobody asks. */
  @property() wanted = '';

  readonly #locale = new LocaleController(this);
  readonly #why = new LoadController(this, {
    args: () => [this.customerId, this.tag],
    rows: 2,
    load: ([id, tag], signal) => api.why('customer', id, tag, signal),
  });
  readonly #other = new LoadController(this, {
    args: () => [this.customerId, this.tag, this.wanted],
    rows: 1,
    load: async ([id, tag, wanted], signal): Promise<WhyNot | null> =>
      wanted === '' ? null : api.whyNot('customer', id, tag, wanted, signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dl>
        <div>
          <dt>${t.customers.reason}</dt>
          <dd>${this.#why.render((why) => this.renderWhy(why))}</dd>
        </div>
        ${
          this.wanted === ''
            ? nothing
            : html`<div>
                <dt>${t.customers.whatWould}</dt>
                <dd>${this.#other.render((other) => this.renderOther(other))}</dd>
              </div>`
        }
      </dl>
      <tw-next-flip
        subject="customer"
        .subjectId=${this.customerId}
        .tag=${this.tag}
      ></tw-next-flip>`;
  }

  private renderWhy(why: Explanation): unknown {
    const { t } = this.#locale;
    const { cases, outcome } = why;
    const inputs = decidingInputs(why);
    const applied = cases.filter(({ applied: decided }) => decided);
    return html`${
      applied.length === 0
        ? html`<p>${outcome === 'unknown' ? t.customers.notKnown : t.customers.noCase}</p>`
        : applied.map(
            (one) =>
              html`<p>
                ${
                  applied.length > 1
                    ? html`<strong>${this.#locale.words(one.valueName)}</strong> · `
                    : nothing
                }${this.#locale.words(one.condition.words)}
              </p>`,
          )
    }
    ${
      inputs.length === 0 || inputs.length > MOST_INPUTS
        ? nothing
        : html`<ul class="inputs">
            ${inputs.map(
              (input) =>
                html`<li>
                  <span class="soft">${this.#locale.words(input.name, input.code)}</span>
                  <strong>${tagValueText(this.#locale, input.value, input.valueName)}</strong>
                </li>`,
            )}
          </ul>`
    }`;
  }

  private renderOther(other: WhyNot | null): unknown {
    if (!other) return nothing;
    const { t } = this.#locale;
    return html`<p>
      ${t.customers.toBecome(this.#locale.words(other.wantedName, this.wanted))}
      ${this.#locale.words(other.nearest.words)}
    </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-reason': TwTagReason;
  }
}

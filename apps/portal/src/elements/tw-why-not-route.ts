import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { WhyNotObstacle, WhyNotRoute } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tagValueText } from './tag-value-text.js';
import { whyStyles } from './tw-why.styles.js';

type Step = WhyNotRoute['steps'][number];
type Inputs = NonNullable<WhyNotRoute['whenMissing']>;

/** One way to a wanted value: what must hold, what must not, or how many points are lacking. */
@customElement('tw-why-not-route')
export class TwWhyNotRoute extends LitElement {
  static override styles = [
    baseStyles,
    whyStyles,
    css`
      ul {
        display: grid;
        gap: var(--space-1);
        padding-left: var(--space-3);
        border-left: 2px solid var(--line);
      }
      ul ul {
        margin-top: var(--space-1);
      }
      .actual {
        color: var(--ink-soft);
        white-space: nowrap;
      }
    `,
  ];

  @property({ attribute: false }) route: WhyNotRoute | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    if (!this.route) return nothing;
    const { steps, points, input, whenMissing } = this.route;
    return html`<p class="soft">${this.heading(this.route)}</p>
      <ul>
        ${steps.map((step) => this.renderStep(step))}
        ${points ? html`<li>${this.pointsText(points)}</li>` : nothing}
        ${input ? html`<li>${this.#locale.t.why.mustBeThat(this.names([input]))}</li>` : nothing}
        ${whenMissing ? html`<li>${this.missingText(whenMissing)}</li>` : nothing}
      </ul>`;
  }

  private heading({ from, index }: WhyNotRoute): string {
    const { why } = this.#locale.t;
    if (from === 'case') return why.routeCase((index ?? 0) + 1);
    if (from === 'band') return why.routeBand;
    if (from === 'leaf') return why.routeLeaf;
    if (from === 'input') return why.routeInput;
    return from === 'else' ? why.routeElse : why.routeUnknown;
  }

  private renderStep(step: Step): unknown {
    return html`<li>
      ${this.stepText(step)}
      ${
        step.obstacle
          ? html`<ul>
              ${this.renderObstacle(step.obstacle)}
            </ul>`
          : nothing
      }
    </li>`;
  }

  private stepText({ index, needed, winsFirst, winsWith, winsWithName }: Step): string {
    const { why } = this.#locale.t;
    if (winsFirst) {
      return why.winsFirst(index + 1, tagValueText(this.#locale, winsWith, winsWithName));
    }
    const isNode = this.route?.from === 'leaf';
    const what = isNode ? why.stepNode(index + 1) : why.stepCase(index + 1);
    const how = { then: why.mustHold, else: why.mustNotHold, unknown: why.mustBeOpen }[needed];
    return why.must(what, how);
  }

  private renderObstacle(obstacle: WhyNotObstacle): unknown {
    const { why, common } = this.#locale.t;
    if (obstacle.kind !== 'leaf') {
      return html`<li>
        <span class="small soft">${obstacle.kind === 'all' ? why.allOf : why.anyOf}</span>
        <ul>
          ${obstacle.parts.map((part) => this.renderObstacle(part))}
        </ul>
      </li>`;
    }
    const { actual, mustHold, words } = obstacle;
    return html`<li>
      ${why.must(this.#locale.words(words), mustHold ? why.mustHold : why.mustNotHold)}
      <span class="actual small"
        >${why.actual}
        ${
          actual === null
            ? html`<span class="missing">${common.missing}</span>`
            : tagValueText(this.#locale, actual)
        }</span
      >
    </li>`;
  }

  private missingText(inputs: Inputs): string {
    const { why } = this.#locale.t;
    return inputs.length === 0 ? why.noneAlone : why.oneMissing(this.names(inputs));
  }

  private names(inputs: Inputs): string {
    const names = inputs.map(({ code, name }) => this.#locale.words(name, code));
    return names.join(this.#locale.t.common.separator);
  }

  private pointsText({ distance, missing }: NonNullable<WhyNotRoute['points']>): string {
    const { t, format } = this.#locale;
    if (distance === null) {
      return t.why.noScore(this.names(missing));
    }
    const points = format.decimal(String(Math.abs(distance)));
    return distance < 0 ? t.why.pointsLess(points) : t.why.pointsMore(points);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why-not-route': TwWhyNotRoute;
  }
}

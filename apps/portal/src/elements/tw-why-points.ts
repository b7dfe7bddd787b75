import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { PointsTrace, ScoreTrace } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import { whyStyles } from './tw-why.styles.js';

/** The points that each input of a scorecard gave. */
@customElement('tw-why-points')
export class TwWhyPoints extends LitElement {
  static override styles = [baseStyles, tableStyles, whyStyles];

  @property({ attribute: false }) points: readonly PointsTrace[] = [];
  @property({ attribute: false }) score: ScoreTrace | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<h3>${t.why.points}</h3>
      <table>
        <thead>
          <tr>
            <th scope="col">${t.why.input}</th>
            <th scope="col">${t.why.bin}</th>
            <th scope="col" class="number">${t.why.points}</th>
          </tr>
        </thead>
        <tbody>
          ${this.points.map((one) => this.renderPoints(one))}
          ${this.score ? this.renderScore(this.score) : nothing}
        </tbody>
      </table>`;
  }

  /** What the points came to; a sum that needed nothing more is the score itself. */
  private renderScore({ constant, sum, score, isProbability }: ScoreTrace): unknown {
    const { why } = this.#locale.t;
    const rows: (readonly [string, number | null])[] = [];
    if (constant !== 0) rows.push([why.constant, constant]);
    rows.push([why.sum, sum]);
    if (score !== sum) rows.push([isProbability ? why.probability : why.score, score]);
    return rows.map(
      ([name, value]) =>
        html`<tr>
          <th scope="row" colspan="2">${name}</th>
          ${this.renderNumber(value)}
        </tr>`,
    );
  }

  private renderNumber(value: number | null): unknown {
    const { t, format } = this.#locale;
    return html`<td class="number">
      ${
        value === null
          ? html`<span class="missing">${t.common.missing}</span>`
          : format.decimal(String(value))
      }
    </td>`;
  }

  private renderPoints(one: PointsTrace): unknown {
    return html`<tr>
      <th scope="row">${this.#locale.words(one.name, one.code)}</th>
      <td class="soft">${this.#locale.words(one.words)}</td>
      ${this.renderNumber(one.points)}
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why-points': TwWhyPoints;
  }
}

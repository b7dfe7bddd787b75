import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { PointsTrace } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import { whyStyles } from './tw-why.styles.js';

/** The points that each input of a scorecard gave. */
@customElement('tw-why-points')
export class TwWhyPoints extends LitElement {
  static override styles = [baseStyles, tableStyles, whyStyles];

  @property({ attribute: false }) points: readonly PointsTrace[] = [];

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
        </tbody>
      </table>`;
  }

  private renderPoints(one: PointsTrace): unknown {
    const { t, format } = this.#locale;
    return html`<tr>
      <th scope="row">${this.#locale.words(one.name, one.code)}</th>
      <td class="soft">${this.#locale.words(one.words)}</td>
      <td class="number">
        ${
          one.points === null
            ? html`<span class="missing">${t.common.missing}</span>`
            : format.number(one.points)
        }
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-why-points': TwWhyPoints;
  }
}

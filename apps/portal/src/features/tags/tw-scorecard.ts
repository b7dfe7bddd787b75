import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { type OperandNames, noNames } from '../../elements/operand-names.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { cellText } from './cell-text.js';
import type { ScoreInput, ScoreShape } from './table-shape.js';

/** A scorecard: for each input the points that each stretch of its values gives. */
@customElement('tw-scorecard')
export class TwScorecard extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      td,
      tbody th {
        height: 1.875rem;
        padding-block: 0.125rem;
      }
      tbody th {
        width: 45%;
        padding-top: 0.3125rem;
        vertical-align: top;
        white-space: normal;
      }
      /* The input spans the rows, so that a row's first cell is the table's second column. */
      td:first-child {
        padding-left: var(--space-3);
      }
      @media (max-width: 60rem) {
        td:first-child {
          padding-left: var(--space-2);
        }
      }
      tbody tr:not(:last-child) > td {
        border-bottom: 0;
      }
      tbody tr:hover > * {
        background: none;
      }
    `,
  ];

  @property({ attribute: false }) score: ScoreShape | null = null;
  @property({ attribute: false }) names: OperandNames = noNames;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { score } = this;
    if (!score) return nothing;
    const { t, format } = this.#locale;
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t.why.input}</th>
          <th scope="col">${t.tags.value}</th>
          <th scope="col" class="number">${t.why.points}</th>
        </tr>
      </thead>
      ${score.inputs.map((input) => this.renderInput(input))}
      ${
        score.constant === 0
          ? nothing
          : html`<tbody>
              <tr>
                <th scope="row">${t.tags.constant}</th>
                <td></td>
                <td class="number">${format.decimal(String(score.constant))}</td>
              </tr>
            </tbody>`
      }
    </table>`;
  }

  private renderInput(input: ScoreInput): unknown {
    const { t } = this.#locale;
    const rows: (readonly [string, number | null])[] = input.bins.map(
      ({ when, points }) => [cellText(this.#locale, this.names, input.code, when), points] as const,
    );
    if (input.otherwise !== null) rows.push([t.tags.otherValues, input.otherwise]);
    rows.push([t.common.missing, input.missing]);
    return html`<tbody>
      ${rows.map(
        ([text, points], index) =>
          html`<tr>
            ${
              index === 0
                ? html`<th scope="rowgroup" rowspan=${rows.length} title=${input.code}>
                    ${this.#locale.words(this.names.name(input.code), input.code)}
                  </th>`
                : nothing
            }
            <td class=${index < input.bins.length ? '' : 'soft'}>${text}</td>
            ${this.renderPoints(points)}
          </tr>`,
      )}
    </tbody>`;
  }

  private renderPoints(points: number | null): unknown {
    const { t, format } = this.#locale;
    return points === null
      ? html`<td class="number faint">${t.tags.noScore}</td>`
      : html`<td class="number">${format.decimal(String(points))}</td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-scorecard': TwScorecard;
  }
}

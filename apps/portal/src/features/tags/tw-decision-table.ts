import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { TagValue } from '../../api/types.js';
import { type OperandNames, noNames } from '../../elements/operand-names.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { cellText } from './cell-text.js';
import type { CellShape, TableShape } from './table-shape.js';

/** A decision table: a column per input, a row per combination, the value at the end. */
@customElement('tw-decision-table')
export class TwDecisionTable extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      td {
        height: 2.125rem;
        padding-block: var(--space-1);
      }
      td.value {
        font-weight: var(--strong);
      }
    `,
  ];

  @property({ attribute: false }) table: TableShape | null = null;
  /** Code of the tag that the table gives values to. */
  @property() code = '';
  @property({ attribute: false }) names: OperandNames = noNames;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { table } = this;
    if (!table) return nothing;
    const { t } = this.#locale;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${t.tags.rule}>
      <table>
        <thead>
          <tr>
            ${table.inputs.map(
              (code) =>
                html`<th scope="col" title=${code}>
                  ${this.#locale.words(this.names.name(code), code)}
                </th>`,
            )}
            <th scope="col">${t.tags.value}</th>
          </tr>
        </thead>
        <tbody>
          ${table.rows.map(
            ({ cells, value }) =>
              html`<tr>
                ${cells.map((cell, index) => this.renderCell(cell, table.inputs[index] ?? ''))}
                <td class="value">${this.valueText(value)}</td>
              </tr>`,
          )}
          <tr>
            <td class="soft" colspan=${table.inputs.length}>${t.tags.otherRows}</td>
            <td class="value">${this.valueText(table.otherwise)}</td>
          </tr>
        </tbody>
      </table>
    </div>`;
  }

  private renderCell(cell: CellShape | null, code: string): unknown {
    if (!cell) return html`<td class="faint">${this.#locale.t.tags.any}</td>`;
    return html`<td>${cellText(this.#locale, this.names, code, cell)}</td>`;
  }

  private valueText(value: unknown): string {
    if (value === 'missing') return this.#locale.t.common.missing;
    const own = value as TagValue;
    return tagValueText(this.#locale, own, this.names.value(this.code, own));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-decision-table': TwDecisionTable;
  }
}

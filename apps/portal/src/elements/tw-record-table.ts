import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { SourceRecord } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import { cellOf, filledColumns, placeOf } from './record-cells.js';
import { recordValue } from './record-value.js';

const NUMBERS: ReadonlySet<string> = new Set(['integer', 'decimal']);

/** Rows of one dataset side by side, headed by the columns' own names, each with its source row. */
@customElement('tw-record-table')
export class TwRecordTable extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      td {
        height: 2.25rem;
        padding-block: var(--space-1);
        white-space: nowrap;
      }
      td.text {
        min-width: 6rem;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      td.place {
        max-width: 16rem;
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  @property() label = '';
  /** Codes of the columns to show; those that no record knows are left out. */
  @property({ attribute: false }) columns: readonly string[] = [];
  @property({ attribute: false }) records: readonly SourceRecord[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const [first] = this.records;
    if (!first) return nothing;
    const { t } = this.#locale;
    const columns = filledColumns(this.records, this.columns);
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${this.label}>
      <table>
        <thead>
          <tr>
            ${columns.map(
              (column) =>
                html`<th scope="col" class=${this.kindOf(first, column)}>
                  ${this.#locale.words(cellOf(first, column)?.name, column)}
                </th>`,
            )}
            <th scope="col">${t.customers.sourceRow}</th>
          </tr>
        </thead>
        <tbody>
          ${this.records.map(
            (record) =>
              html`<tr>
                ${columns.map((column) => {
                  const cell = cellOf(record, column);
                  return html`<td class=${this.kindOf(first, column)}>
                    ${cell ? recordValue(this.#locale, cell) : nothing}
                  </td>`;
                })}
                <td class="place small faint" title=${placeOf(record)} translate="no">
                  ${placeOf(record)}
                </td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private kindOf(record: SourceRecord, column: string): string {
    const kind = cellOf(record, column)?.type.kind ?? '';
    if (NUMBERS.has(kind)) return 'number';
    return kind === 'text' ? 'text' : '';
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-record-table': TwRecordTable;
  }
}

import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { ABSENT } from '../i18n/formats.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import type { ShapeTable } from './chart-shape.js';

/** The numbers of a picture. */
@customElement('tw-shape-table')
export class TwShapeTable extends LitElement {
  static override styles = [baseStyles, tableStyles];

  @property() label = '';
  @property({ attribute: false }) table: ShapeTable = { head: [], rows: [] };

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { head, rows } = this.table;
    const numeric = head.map((_, column) => rows.some((row) => typeof row[column] === 'number'));
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${this.label}>
      <table>
        <thead>
          <tr>
            ${head.map(
              (name, column) =>
                html`<th scope="col" class=${numeric[column] ? 'number' : ''}>${name}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            (row) =>
              html`<tr>
                ${row.map(
                  (value, column) =>
                    html`<td class=${numeric[column] ? 'number' : ''}>${this.text(value)}</td>`,
                )}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private text(value: string | number | null): string {
    if (value === null) return ABSENT;
    return typeof value === 'number' ? this.#locale.format.number(value) : value;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-shape-table': TwShapeTable;
  }
}

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { SubjectRow, Subject, TagSummary } from '../api/types.js';
import { isNumber, subjectCells } from './subject-cells.js';
import type { ValueNames } from './value-names.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';

/** Customers, vehicles or leads by id with some of their tags; an id opens its page. */
@customElement('tw-subject-rows')
export class TwSubjectRows extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      td {
        height: 2.125rem;
        padding-block: var(--space-1);
        white-space: nowrap;
      }
    `,
  ];

  @property() subject: Subject = 'customer';
  /** What these rows are, for who cannot see the heading above. */
  @property() label = '';
  @property({ attribute: false }) rows: readonly SubjectRow[] = [];
  @property({ attribute: false }) columns: readonly TagSummary[] = [];
  @property({ attribute: false }) names: ValueNames = () => null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="table-scroll" tabindex="0" role="region" aria-label=${this.label}>
      <table>
        <thead>
          <tr>
            <th scope="col">${t.common.id}</th>
            ${this.columns.map(
              (tag) =>
                html`<th scope="col" class=${isNumber(tag) ? 'number' : ''}>
                  ${this.#locale.words(tag.name, tag.code)}
                </th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${this.rows.map((row) => this.renderRow(row))}
        </tbody>
      </table>
    </div>`;
  }

  private renderRow(row: SubjectRow): unknown {
    const { subject, columns: tags, names } = this;
    return html`<tr>
      ${subjectCells(this.#locale, row, { subject, tags, names })}
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-subject-rows': TwSubjectRows;
  }
}

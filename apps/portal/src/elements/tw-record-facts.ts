import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { SourceRecord } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { knownCells, placeOf } from './record-cells.js';
import { recordValue } from './record-value.js';

/** All that one row of a source says, by the names of its columns. */
@customElement('tw-record-facts')
export class TwRecordFacts extends LitElement {
  static override styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
        gap: var(--space-3) var(--space-4);
      }
      dt {
        color: var(--ink-faint);
        font-size: var(--text-small);
      }
      dd {
        overflow-wrap: anywhere;
      }
      p {
        margin-top: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) record: SourceRecord | null = null;
  /** Columns that the page shows already. */
  @property({ attribute: false }) without: readonly string[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { record } = this;
    if (!record) return nothing;
    const { t, format } = this.#locale;
    return html`<dl>
        ${knownCells(record, this.without).map(
          (cell) =>
            html`<div>
              <dt>${this.#locale.words(cell.name, cell.column)}</dt>
              <dd>${recordValue(this.#locale, cell)}</dd>
            </div>`,
        )}
      </dl>
      <p class="small faint">
        ${t.customers.sourceRow}
        <bdi translate="no">${placeOf(record)}</bdi> ·
        <span translate="no">${record.dataset}</span>
        ${t.customers.datasetVersion(format.number(record.datasetVersion))}
      </p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-record-facts': TwRecordFacts;
  }
}

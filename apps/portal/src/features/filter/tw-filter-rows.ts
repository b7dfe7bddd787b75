import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { FilterBody, SubjectRow, TagSummary } from '../../api/types.js';
import { PagesController } from '../../elements/pages.controller.js';
import { isNumber, subjectCells } from '../../elements/subject-cells.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-long-table.js';
import type { ValueNames } from '../../elements/value-names.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { longTableStyles } from '../../styles/long-table.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import './tw-column-choice.js';

const NOBODY = { items: [], total: 0, nextCursor: null };

/** Whom a filter finds, by id, with the columns that the reader chose. */
@customElement('tw-filter-rows')
export class TwFilterRows extends LitElement {
  static override styles = [
    baseStyles,
    pageStyles,
    tableStyles,
    longTableStyles,
    css`
      tw-column-choice {
        margin-bottom: var(--space-3);
      }
    `,
  ];

  /** The filter as it was last counted. */
  @property({ attribute: false }) body: FilterBody | null = null;
  @property({ attribute: false }) columns: readonly TagSummary[] = [];
  /** All tags of the subject, to choose columns from. */
  @property({ attribute: false }) tags: readonly TagSummary[] = [];
  @property({ attribute: false }) names: ValueNames = () => null;
  /** Whether the columns are somebody's choice. */
  @property({ type: Boolean }) chosen = false;

  readonly #locale = new LocaleController(this);
  readonly #rows = new PagesController(this, {
    args: () => [this.body, this.columns.map(({ code }) => code).join(',')],
    load: async ([body, columns], { limit, skip, cursor }, signal) => {
      if (!body) return NOBODY;
      const before = skip + (cursor === null ? 0 : Number(cursor));
      const page = await api.list(
        { ...body, columns: columns.split(',').filter(Boolean), limit, skip: before },
        signal,
      );
      const { count: total, snapshotId: edition, items } = page;
      return { items, total, edition, nextCursor: String(before + items.length) };
    },
  });

  protected override render(): unknown {
    // The choice of columns stays open while their values come.
    return html`<section>
      <tw-column-choice
        .tags=${this.tags}
        .shown=${this.columns.map(({ code }) => code)}
        ?chosen=${this.chosen}
      ></tw-column-choice>
      ${this.#rows.render((total) => this.renderRows(total))}
    </section>`;
  }

  private renderRows(total: number): unknown {
    const { t, format } = this.#locale;
    if (total === 0 || !this.body) {
      return html`<tw-empty-state
        .heading=${t.filter.noRows}
        .next=${t.filter.noRowsNext}
      ></tw-empty-state>`;
    }
    const shown = { subject: this.body.subject, tags: this.columns, names: this.names };
    return html`<tw-long-table
      .label=${t.filter.allRows(format.number(total))}
      .list=${this.#rows}
      .columns=${[
        { label: t.common.id, width: 6 },
        ...this.columns.map((tag) => ({
          label: this.#locale.words(tag.name, tag.code),
          width: 9,
          number: isNumber(tag),
        })),
      ]}
      .row=${(row: SubjectRow) => subjectCells(this.#locale, row, shown)}
    ></tw-long-table>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-filter-rows': TwFilterRows;
  }
}

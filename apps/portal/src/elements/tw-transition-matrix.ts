import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import { type MatrixCell, type MatrixShape, heatOf, matrixShape } from './matrix-shape.js';

/** Who moves from which value to which: rows are the values before, columns those after. */
@customElement('tw-transition-matrix')
export class TwTransitionMatrix extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      table {
        width: auto;
      }
      th,
      td,
      tbody th {
        height: 2.125rem;
        padding: var(--space-1) var(--space-3);
        border: 1px solid var(--line);
        text-align: right;
        vertical-align: middle;
        font-variant-numeric: tabular-nums;
      }
      th:first-child,
      td:first-child {
        padding-left: var(--space-3);
      }
      th:last-child,
      td:last-child {
        padding-right: var(--space-3);
      }
      tbody th,
      thead th:first-child {
        text-align: left;
        white-space: nowrap;
      }
      tbody tr:hover > * {
        background: none;
      }
      .kept {
        color: var(--ink-soft);
        background: var(--surface-sunken);
      }
      .none {
        color: var(--ink-faint);
      }
      .sum {
        font-weight: 500;
        background: var(--surface-sunken);
      }
      td.heat {
        font-weight: 500;
        color: var(--ink);
      }
      td.heat.h1 {
        background: color-mix(in srgb, var(--heat) 10%, var(--surface));
      }
      td.heat.h2 {
        background: color-mix(in srgb, var(--heat) 22%, var(--surface));
      }
      td.heat.h3 {
        background: color-mix(in srgb, var(--heat) 34%, var(--surface));
      }
      td.heat.h4 {
        background: color-mix(in srgb, var(--heat) 46%, var(--surface));
      }
      td.heat.h5 {
        background: color-mix(in srgb, var(--heat) 58%, var(--surface));
      }
      :host {
        --heat: light-dark(#e0a33c, #b97a1c);
      }
      p {
        color: var(--ink-soft);
      }
      p.small {
        margin-top: var(--space-1);
      }
    `,
  ];

  @property({ attribute: false }) cells: readonly MatrixCell[] = [];
  /** Values in the order of their code list. */
  @property({ attribute: false }) order: readonly string[] = [];
  /** A value by its name; null is missing. */
  @property({ attribute: false }) show: (value: string | null) => string = (value) => value ?? '';
  /** What the numbers are about, for a screen reader. */
  @property() label = '';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const shape = matrixShape(this.cells, this.order);
    if (shape.moved === 0) return html`<p>${t.diff.noMoves}</p>`;
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${this.label || t.diff.matrix}
    >
      <table>
        <caption class="visually-hidden">
          ${t.diff.matrix}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t.diff.beforeAfter}</th>
            ${shape.values.map((value) => html`<th scope="col">${this.name(value)}</th>`)}
            <th scope="col">${t.diff.sum}</th>
          </tr>
        </thead>
        <tbody>
          ${shape.values.map((value, row) => this.renderRow(shape, value, row))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">${t.diff.sum}</th>
            ${shape.after.map((count) => html`<td class="sum">${this.#locale.format.number(count)}</td>`)}
            <td class="sum">${this.#locale.format.number(shape.total)}</td>
          </tr>
        </tfoot>
      </table>
    </div>`;
  }

  private renderRow(shape: MatrixShape, value: string | null, row: number): unknown {
    const { format } = this.#locale;
    return html`<tr>
      <th scope="row">${this.name(value)}</th>
      ${(shape.counts[row] ?? []).map((count, column) => {
        const heat = heatOf(count, shape.largestMove);
        const kind = row === column ? 'kept' : heat === 0 ? 'none' : `heat h${heat}`;
        return html`<td class=${kind}>${format.number(count)}</td>`;
      })}
      <td class="sum">${format.number(shape.before[row] ?? 0)}</td>
    </tr>`;
  }

  private name(value: string | null): string {
    return value === null ? this.#locale.t.common.missing : this.show(value);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-transition-matrix': TwTransitionMatrix;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Distribution } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { tableStyles } from '../styles/table.styles.js';
import { type Share, colourOf, sharesOf } from './distribution-shares.js';
import { shareLabel } from './share-label.js';

/** Address of a filter for one value, or null where a part cannot be filtered. */
export type ShareLink = (share: Share) => string | null;

/** A distribution with its exact counts: one row per value, the bar against the largest. */
@customElement('tw-distribution-table')
export class TwDistributionTable extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      td.bar {
        width: 45%;
        min-width: 8rem;
      }
      .track {
        display: block;
        height: 0.875rem;
        border-radius: 2px;
      }
      .track i {
        display: block;
        width: var(--width);
        min-width: 1px;
        height: 100%;
        border-radius: 2px;
        background: var(--paint);
      }
      .track i.missing {
        background: repeating-linear-gradient(
          135deg,
          var(--value-missing) 0 4px,
          transparent 4px 7px
        );
      }
      td.share {
        width: 5.5rem;
      }
      tbody th {
        white-space: normal;
      }
      td,
      tbody th {
        height: 2.125rem;
        padding-block: var(--space-1);
      }
      tfoot td,
      tfoot th {
        border-bottom: 0;
        color: var(--ink-soft);
      }
      tfoot th {
        padding-bottom: 0;
        vertical-align: middle;
        font-size: inherit;
      }
    `,
  ];

  @property({ attribute: false }) distribution: Distribution | null = null;
  @property({ attribute: false }) link: ShareLink = () => null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { distribution } = this;
    if (!distribution) return nothing;
    const { t, format } = this.#locale;
    const shares = sharesOf(distribution);
    const largest = Math.max(1, ...shares.map((share) => share.count));
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t.tags.value}</th>
          <th scope="col"><span class="visually-hidden">${t.tags.distribution}</span></th>
          <th scope="col" class="number">${t.tags.rows}</th>
          <th scope="col" class="number">${t.tags.share}</th>
        </tr>
      </thead>
      <tbody>
        ${shares.map((share) => this.renderRow(share, largest, distribution.total))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">${t.tags.total}</th>
          <td></td>
          <td class="number">${format.number(distribution.total)}</td>
          <td></td>
        </tr>
      </tfoot>
    </table>`;
  }

  private renderRow(share: Share, largest: number, total: number): unknown {
    const { t, format } = this.#locale;
    const label = shareLabel(this.#locale, share);
    const href = this.link(share);
    const width = `--width: ${((100 * share.count) / largest).toFixed(2)}%`;
    return html`<tr>
      <th scope="row" class=${share.kind === 'missing' ? 'soft' : ''}>
        ${href ? html`<a href=${href} title=${t.tags.filterValue(label)}>${label}</a>` : label}
      </th>
      <td class="bar">
        <span class="track">
          ${
            share.count === 0
              ? nothing
              : html`<i class=${share.kind} .style=${`${width}; --paint: ${colourOf(share)}`}></i>`
          }
        </span>
      </td>
      <td class="number">${format.number(share.count)}</td>
      <td class="number share soft">${format.share(share.count, total)}</td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-distribution-table': TwDistributionTable;
  }
}

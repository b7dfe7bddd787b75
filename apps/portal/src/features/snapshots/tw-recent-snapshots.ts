import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Snapshot } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import './tw-snapshot-retention.js';

const SHOWN = 12;

/** The newest snapshots, which of them is served, and what has become of their files. */
@customElement('tw-recent-snapshots')
export class TwRecentSnapshots extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      .served {
        color: var(--good);
        font-size: var(--text-small);
      }
    `,
  ];

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    rows: 4,
    load: async (_args, signal) => {
      const [page, current] = await Promise.all([
        api.snapshots(SHOWN, signal),
        api.snapshot('current', signal),
      ]);
      return { snapshots: page.items, currentId: current.id };
    },
  });

  protected override render(): unknown {
    return this.#load.render(({ snapshots, currentId }) => this.renderTable(snapshots, currentId));
  }

  private renderTable(snapshots: readonly Snapshot[], currentId: number): unknown {
    const { t } = this.#locale;
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.snapshots.recent}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${t.snapshots.title}</th>
            <th scope="col">${t.common.asOf}</th>
            <th scope="col">${t.home.published}</th>
            <th scope="col">${t.snapshots.files}</th>
          </tr>
        </thead>
        <tbody>
          ${snapshots.map((snapshot) => this.renderRow(snapshot, snapshot.id === currentId))}
        </tbody>
      </table>
    </div>`;
  }

  private renderRow(snapshot: Snapshot, served: boolean): unknown {
    const { t, format } = this.#locale;
    return html`<tr>
      <th scope="row">
        <a href="/snapshots/${snapshot.id}"><code>#${snapshot.id}</code></a>
      </th>
      <td>${format.instant(snapshot.asOf, snapshot.zone)}</td>
      <td>${format.instant(snapshot.publishedAt)}</td>
      <td>
        ${served ? html`<span class="served">${t.snapshots.served}</span>` : nothing}
        <tw-snapshot-retention brief .snapshot=${snapshot}></tw-snapshot-retention>
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-recent-snapshots': TwRecentSnapshots;
  }
}

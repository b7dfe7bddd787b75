import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { API_BASE } from '../../api/http.js';
import type { Snapshot } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { bySubject } from '../../elements/subject-order.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-copy-code.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { AddressController } from '../../routing/address.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { retentionState } from './retention-state.js';
import './tw-recent-snapshots.js';
import './tw-snapshot-changes.js';
import './tw-snapshot-figures.js';
import './tw-snapshot-movers.js';
import './tw-snapshot-retention.js';

/** One snapshot: its figures, tables with hashes, dataset versions, and what it changed. */
@customElement('tw-snapshot-page')
export class TwSnapshotPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    css`
      .datasets {
        margin-top: var(--space-2);
        line-height: 1.625rem;
        columns: 15rem;
      }
      .datasets li {
        display: flex;
        gap: var(--space-3);
        justify-content: space-between;
        break-inside: avoid;
      }
    `,
  ];

  @property() snapshotId = 'current';

  readonly #locale = new LocaleController(this);
  /** Whose changes are shown one by one. */
  readonly #tag = new AddressController(
    this,
    () => new URLSearchParams(location.search).get('tag') ?? '',
  );
  readonly #load = new LoadController(this, {
    args: () => [this.snapshotId],
    load: ([id], signal) => api.snapshot(id, signal),
  });

  constructor() {
    super();
    new TitleController(this, () => this.heading());
  }

  protected override render(): unknown {
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${this.heading()}</h1>
          <p class="lede">${this.#locale.t.snapshots.lede}</p>
        </div>
        <div class="actions">${this.renderManifestLink()}</div>
      </header>
      ${this.#load.render((snapshot) => this.renderSnapshot(snapshot))}
    </div>`;
  }

  private heading(): string {
    const { t } = this.#locale;
    return this.snapshotId === 'current'
      ? t.snapshots.current
      : `${t.snapshots.title} ${this.snapshotId}`;
  }

  private renderManifestLink(): unknown {
    const snapshot = this.#load.value;
    if (!snapshot) return nothing;
    const href = `${API_BASE}/snapshots/${snapshot.id}/manifest`;
    return html`<a class="button" href=${href} target="_blank" rel="noopener"
      >${this.#locale.t.snapshots.manifest}</a
    >`;
  }

  private renderSnapshot(snapshot: Snapshot): unknown {
    const { t } = this.#locale;
    return html`<tw-snapshot-figures .snapshot=${snapshot}></tw-snapshot-figures>
      ${
        retentionState(snapshot) === 'kept'
          ? nothing
          : html`<tw-snapshot-retention .snapshot=${snapshot}></tw-snapshot-retention>`
      }
      <div class="split">
        <div class="stack">
          ${this.renderMovers(snapshot)}
          <section>
            <div class="section-head">
              <h2>${t.snapshots.changes}</h2>
              <span class="small faint">${t.home.changesOf}</span>
            </div>
            <tw-snapshot-changes .snapshot=${snapshot}></tw-snapshot-changes>
          </section>
          <section>
            <div class="section-head"><h2>${t.snapshots.tables}</h2></div>
            ${this.renderTables(snapshot)}
          </section>
          <section>
            <div class="section-head"><h2>${t.snapshots.recent}</h2></div>
            <tw-recent-snapshots></tw-recent-snapshots>
          </section>
        </div>
        ${this.renderAbout(snapshot)}
      </div>`;
  }

  private renderMovers({ id }: Snapshot): unknown {
    const tag = this.#tag.value;
    if (tag === '') return nothing;
    return html`<tw-snapshot-movers .snapshotId=${id} .tag=${tag}></tw-snapshot-movers>`;
  }

  private renderTables(snapshot: Snapshot): unknown {
    const { t, format } = this.#locale;
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.snapshots.tables}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${t.snapshots.subject}</th>
            <th scope="col" class="number">${t.snapshots.rows}</th>
            <th scope="col">${t.snapshots.file}</th>
            <th scope="col">${t.snapshots.hash}</th>
          </tr>
        </thead>
        <tbody>
          ${bySubject(snapshot.tables).map(
            (table) =>
              html`<tr>
                <th scope="row">${this.#locale.term('subject', table.subject)}</th>
                <td class="number">${format.number(table.rows)}</td>
                <td><code class="small">${table.file}</code></td>
                <td><tw-copy-code .value=${table.sha256} .length=${16}></tw-copy-code></td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private renderAbout(snapshot: Snapshot): unknown {
    const { t } = this.#locale;
    return html`<aside class="stack panel" aria-label=${t.snapshots.title}>
      <dl class="facts">
        <dt>${t.snapshots.id}</dt>
        <dd><code>${snapshot.id}</code></dd>
        ${
          snapshot.runId
            ? html`<dt>${t.snapshots.run}</dt>
                <dd>
                  <a href="/runs/${snapshot.runId}"><code>#${snapshot.runId}</code></a>
                </dd>`
            : nothing
        }
        <dt>${t.snapshots.zone}</dt>
        <dd>${snapshot.zone}</dd>
      </dl>
      ${
        snapshot.datasets.length === 0
          ? nothing
          : html`<section>
              <h3>${t.snapshots.datasets}</h3>
              <ul class="datasets small">
                ${snapshot.datasets.map(
                  ({ dataset, version }) =>
                    html`<li>
                      <code>${dataset}</code><code class="faint">${`v${version}`}</code>
                    </li>`,
                )}
              </ul>
            </section>`
      }
    </aside>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-snapshot-page': TwSnapshotPage;
  }
}

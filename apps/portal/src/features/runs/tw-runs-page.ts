import { LitElement, css, html, nothing } from 'lit';
import { customElement, query } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { Run } from '../../api/types.js';
import { PagesController } from '../../elements/pages.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-long-table.js';
import '../../elements/tw-state-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { longTableStyles } from '../../styles/long-table.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import '../schedules/tw-schedules.js';
import { runAsOf, runOutcome, runSource } from './run-outcome.js';
import { runSeconds } from './run-seconds.js';
import type { TwStartRun } from './tw-start-run.js';
import './tw-start-run.js';

/** All runs, newest first, and the way to start one. */
@customElement('tw-runs-page')
export class TwRunsPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    longTableStyles,
    css`
      .name {
        display: flex;
        gap: var(--space-2);
        align-items: baseline;
      }
      .name :last-child {
        overflow: hidden;
        text-overflow: ellipsis;
      }
    `,
  ];

  @query('tw-start-run') private startRun!: TwStartRun;

  readonly #locale = new LocaleController(this);
  readonly #runs = new PagesController(this, {
    args: () => [],
    rows: 8,
    load: (_args, place, signal) => api.runs(place, signal),
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.runs.title);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
        <header class="page-head">
          <div>
            <h1>${t.runs.title}</h1>
            <p class="lede">${t.runs.lede}</p>
          </div>
          <div class="actions">${session.may('run.manage') ? this.renderStart() : nothing}</div>
        </header>
        <tw-schedules></tw-schedules>
        ${this.#runs.render((total) => this.renderRuns(total))}
      </div>
      <tw-start-run></tw-start-run>`;
  }

  private renderStart(): unknown {
    return html`<button
      class="button primary"
      type="button"
      @click=${() => {
        this.startRun.show();
      }}
    >
      <tw-icon name="play"></tw-icon>${this.#locale.t.runs.start}
    </button>`;
  }

  private renderRuns(total: number): unknown {
    const { t } = this.#locale;
    if (total === 0) {
      return html`<tw-empty-state .heading=${t.runs.empty} .next=${t.runs.emptyNext}>
        ${this.renderStart()}
      </tw-empty-state>`;
    }
    return html`<tw-long-table
      .label=${t.runs.title}
      .list=${this.#runs}
      .columns=${[
        { label: t.runs.run, width: 12 },
        { label: t.runs.state, width: 7.5 },
        { label: t.runs.asOf, width: 9.5 },
        { label: t.runs.created, width: 9.5 },
        { label: t.runs.duration, width: 4.5, number: true },
        { label: t.runs.snapshot, width: 4.5 },
      ]}
      .row=${(run: Run) => this.renderRun(run)}
    ></tw-long-table>`;
  }

  private renderRun(run: Run): unknown {
    const { format } = this.#locale;
    const source = runSource(run);
    const snapshotId = runOutcome(run)?.snapshotId;
    const zone = run.zone ?? undefined;
    return html`<th scope="row">
        <span class="name">
          <a href="/runs/${run.id}">${this.#locale.term('runKind', run.kind)}</a>
          <code class="small faint">#${run.id}</code>
          ${source ? html`<code class="small soft" title=${source}>${source}</code>` : nothing}
        </span>
      </th>
      <td><tw-state-badge quiet .state=${run.state}></tw-state-badge></td>
      <td>${format.instant(runAsOf(run), zone)}</td>
      <td>${format.instant(run.createdAt)}</td>
      <td class="number">${format.duration(runSeconds(run))}</td>
      <td>
        ${
          snapshotId
            ? html`<a href="/snapshots/${encodeURIComponent(snapshotId)}"
                ><code class="small">#${snapshotId}</code></a
              >`
            : nothing
        }
      </td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-runs-page': TwRunsPage;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { asProblem } from '../../api/problem.js';
import type { Run, RunPage } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-problem.js';
import '../../elements/tw-state-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { runAsOf, runOutcome, runSource } from './run-outcome.js';
import { runSeconds } from './run-seconds.js';
import type { TwStartRun } from './tw-start-run.js';
import './tw-start-run.js';

const PAGE_SIZE = 50;

/** All runs, newest first, and the way to start one. */
@customElement('tw-runs-page')
export class TwRunsPage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    css`
      tbody th,
      td {
        white-space: nowrap;
      }
      .more {
        display: flex;
        gap: var(--space-3);
        align-items: center;
        margin-top: var(--space-3);
      }
      @media (max-width: 60rem) {
        tbody th code {
          display: inline-block;
          font-size: 0.75rem;
        }
        tbody th {
          white-space: normal;
        }
        th:not(:first-child),
        td {
          padding-inline: 0.375rem;
        }
      }
    `,
  ];

  @state() private older: readonly Run[] = [];
  @state() private cursor: string | null = null;
  @state() private olderProblem: unknown = null;

  @query('tw-start-run') private startRun!: TwStartRun;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    rows: 8,
    load: async (_args, signal) => {
      const page = await api.runs(PAGE_SIZE, null, signal);
      this.older = [];
      this.cursor = page.nextCursor;
      return page;
    },
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
          <div class="actions">${this.renderStart()}</div>
        </header>
        ${this.#load.render((page) => this.renderPage(page))}
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

  private renderPage(page: RunPage): unknown {
    const { t, format } = this.#locale;
    const runs = [...page.items, ...this.older];
    if (runs.length === 0) {
      return html`<tw-empty-state .heading=${t.runs.empty} .next=${t.runs.emptyNext}>
        ${this.renderStart()}
      </tw-empty-state>`;
    }
    const heads = [t.runs.run, t.runs.state, t.runs.asOf, t.runs.created];
    return html`<section>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.runs.title}>
        <table>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
              <th scope="col" class="number">${t.runs.duration}</th>
              <th scope="col">${t.runs.snapshot}</th>
            </tr>
          </thead>
          <tbody>
            ${runs.map((run) => this.renderRun(run))}
          </tbody>
        </table>
      </div>
      <p class="more small soft">
        ${t.common.showing(format.number(runs.length), format.number(page.total))}
        ${
          this.cursor
            ? html`<button class="button" type="button" @click=${this.loadMore}>
                ${t.common.loadMore}
              </button>`
            : nothing
        }
      </p>
      ${
        this.olderProblem
          ? html`<tw-problem .problem=${asProblem(this.olderProblem)}></tw-problem>`
          : nothing
      }
    </section>`;
  }

  private renderRun(run: Run): unknown {
    const { format } = this.#locale;
    const snapshotId = runOutcome(run)?.snapshotId;
    const zone = run.zone ?? undefined;
    return html`<tr>
      <th scope="row">
        <a href="/runs/${run.id}">${this.#locale.term('runKind', run.kind)}</a>
        <code class="small soft">${runSource(run)}</code>
        <code class="small faint">#${run.id}</code>
      </th>
      <td><tw-state-badge quiet .state=${run.state}></tw-state-badge></td>
      <td>${format.instant(runAsOf(run), zone)}</td>
      <td>${format.instant(run.createdAt, zone)}</td>
      <td class="number">${format.duration(runSeconds(run))}</td>
      <td>
        ${
          snapshotId
            ? html`<a href="/snapshots/${encodeURIComponent(snapshotId)}"
                ><code class="small">#${snapshotId}</code></a
              >`
            : nothing
        }
      </td>
    </tr>`;
  }

  private async loadMore(): Promise<void> {
    try {
      const page = await api.runs(PAGE_SIZE, this.cursor);
      this.older = [...this.older, ...page.items];
      this.cursor = page.nextCursor;
      this.olderProblem = null;
    } catch (error) {
      this.olderProblem = error;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-runs-page': TwRunsPage;
  }
}

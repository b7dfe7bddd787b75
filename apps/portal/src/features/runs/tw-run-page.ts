import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { followRun, isFinal } from '../../api/run-stream.js';
import type { Run } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-copy-code.js';
import '../../elements/tw-snapshot-age.js';
import '../../elements/tw-state-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { runAsOf, runOutcome, runRows, runSource } from './run-outcome.js';
import { runSeconds } from './run-seconds.js';
import { runPageStyles } from './tw-run-page.styles.js';
import './tw-run-again.js';
import './tw-run-gantt.js';
import './tw-run-progress.js';
import './tw-run-steps.js';

/** One run: live progress while it runs, its steps with figures, then its result. */
@customElement('tw-run-page')
export class TwRunPage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, tableStyles, runPageStyles];

  @property() runId = '';

  @state() private run: Run | null = null;
  @state() private connected: boolean | null = null;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.runId],
    load: ([id], signal) => api.run(id, signal),
    onLoaded: (run) => {
      this.run = run;
      if (!isFinal(run) && this.isConnected) this.follow(run.id);
    },
  });
  #stop: () => void = () => undefined;
  #clock = 0;

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.runs.runId(this.runId));
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // The running time grows between two reports of the server.
    this.#clock = window.setInterval(() => {
      if (this.run?.state === 'running') this.requestUpdate();
    }, 1000);
  }

  override disconnectedCallback(): void {
    this.#stop();
    window.clearInterval(this.#clock);
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (!changed.has('runId')) return;
    this.#stop();
    this.run = null;
    this.connected = null;
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { run } = this;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <p class="crumbs"><a href="/runs">${t.runs.title}</a> / <code>${this.runId}</code></p>
          <h1>${run ? this.#locale.term('runKind', run.kind) : t.runs.run}</h1>
          ${run && runSource(run) ? html`<p><code class="soft">${runSource(run)}</code></p>` : nothing}
        </div>
        ${run ? html`<tw-state-badge .state=${run.state}></tw-state-badge>` : nothing}
      </header>
      ${this.#load.render((loaded) => this.renderRun(run ?? loaded))}
    </div>`;
  }

  private renderRun(run: Run): unknown {
    const { t } = this.#locale;
    return html`${
        isFinal(run)
          ? this.renderOutcome(run)
          : html`<tw-run-progress
              .run=${run}
              .connected=${this.connected}
              @change=${(event: CustomEvent<Run>) => {
                this.run = event.detail;
              }}
            ></tw-run-progress>`
      }
      <div class="split">
        <section>
          <div class="section-head"><h2>${t.runs.steps}</h2></div>
          <tw-run-steps .run=${run}></tw-run-steps>
          ${isFinal(run) ? html`<tw-run-gantt class="after" .run=${run}></tw-run-gantt>` : nothing}
        </section>
        ${this.renderAbout(run)}
      </div>`;
  }

  private renderOutcome(run: Run): unknown {
    const { t } = this.#locale;
    if (run.state === 'failed') {
      return html`<section class="outcome failed" role="alert">
        <h2>${t.runs.failed}</h2>
        <p>${run.error?.message}</p>
        <p class="small soft">
          ${t.runs.failedNext} ${t.problem.code} <code>${run.error?.code}</code>
        </p>
        <tw-run-again .run=${run}></tw-run-again>
      </section>`;
    }
    if (run.state === 'cancelled') {
      return html`<section class="outcome cancelled" role="status">
        <h2>${t.runs.cancelled}</h2>
        <p><a href="/runs">${t.runs.startAnother}</a></p>
        <tw-run-again .run=${run}></tw-run-again>
      </section>`;
    }
    const outcome = runOutcome(run);
    if (run.state !== 'succeeded' || !outcome) return nothing;
    const { snapshotId, digest } = outcome;
    return html`<section class="outcome succeeded" role="status">
      <h2>${t.runs.published}</h2>
      <p>
        <a href="/snapshots/${encodeURIComponent(snapshotId)}">${t.runs.seeChanges(snapshotId)}</a>
        <tw-snapshot-age .snapshotId=${snapshotId}></tw-snapshot-age>
      </p>
      ${
        digest
          ? html`<p class="small">
              <span class="soft">${t.runs.digest}</span>
              <tw-copy-code .value=${digest} .length=${24}></tw-copy-code>
            </p>`
          : nothing
      }
    </section>`;
  }

  private renderAbout(run: Run): unknown {
    const { t, format } = this.#locale;
    const zone = run.zone ?? undefined;
    const asOf = runAsOf(run);
    const read = runRows(run);
    const rows: readonly (readonly [string, string | null])[] = [
      [t.runs.rowsIn, read && format.number(read.read)],
      [t.runs.rowsSetAside, read && format.number(read.quarantined)],
      [t.runs.asOf, asOf && format.instant(asOf, zone)],
      [t.runs.zone, run.zone],
      [
        t.runs.attempt,
        run.attempt > 1
          ? t.runs.attemptOf(format.number(run.attempt), format.number(run.maxAttempts))
          : null,
      ],
      [t.runs.created, format.instant(run.createdAt)],
      [t.runs.started, run.startedAt && format.instant(run.startedAt)],
      [t.runs.finished, run.finishedAt && format.instant(run.finishedAt)],
      [t.runs.duration, run.startedAt && format.duration(runSeconds(run))],
    ];
    return html`<aside class="panel" aria-label=${t.runs.run}>
      <dl class="facts">
        ${rows.map(([label, value]) =>
          value === null
            ? nothing
            : html`<dt>${label}</dt>
                <dd>${value}</dd>`,
        )}
      </dl>
    </aside>`;
  }

  private follow(id: number): void {
    this.#stop = followRun(String(id), {
      onRun: (run) => {
        this.run = run;
      },
      onConnected: (connected) => {
        this.connected = connected;
      },
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-run-page': TwRunPage;
  }
}

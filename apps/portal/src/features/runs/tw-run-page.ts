import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { followRun, isFinal } from '../../api/run-stream.js';
import type { Run } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-copy-code.js';
import '../../elements/tw-state-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { runAsOf, runOutcome } from './run-outcome.js';
import { runSeconds } from './run-seconds.js';
import { runPageStyles } from './tw-run-page.styles.js';
import './tw-run-steps.js';

/** One run: live progress while it runs, its steps with figures, then its result. */
@customElement('tw-run-page')
export class TwRunPage extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, tableStyles, runPageStyles];

  @property() runId = '';

  @state() private run: Run | null = null;
  @state() private connected = false;

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
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { run } = this;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <p class="crumbs"><a href="/runs">${t.runs.title}</a> / <code>${this.runId}</code></p>
          <h1>${run ? this.#locale.term('runKind', run.kind) : t.runs.run}</h1>
        </div>
        ${run ? html`<tw-state-badge .state=${run.state}></tw-state-badge>` : nothing}
      </header>
      ${this.#load.render((loaded) => this.renderRun(run ?? loaded))}
    </div>`;
  }

  private renderRun(run: Run): unknown {
    const { t } = this.#locale;
    return html`${isFinal(run) ? nothing : this.renderProgress(run)} ${this.renderOutcome(run)}
      <div class="split">
        <section>
          <div class="section-head"><h2>${t.runs.steps}</h2></div>
          <tw-run-steps .run=${run}></tw-run-steps>
        </section>
        ${this.renderAbout(run)}
      </div>`;
  }

  private renderProgress(run: Run): unknown {
    const { t, format } = this.#locale;
    return html`<section class="progress" aria-live="polite">
      <div class="line">
        <span>${run.state === 'queued' ? t.runs.waiting : format.percent(run.progress)}</span>
        <span class="small ${this.connected ? 'live' : 'soft'}"
          >${this.connected ? t.runs.live : t.runs.reconnecting}</span
        >
      </div>
      <progress max="1" .value=${run.progress} aria-label=${t.runs.progress}></progress>
      <p class="small soft">${t.runs.leave}</p>
    </section>`;
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
      </section>`;
    }
    const outcome = runOutcome(run);
    if (run.state !== 'succeeded' || !outcome) return nothing;
    const { snapshotId, digest } = outcome;
    return html`<section class="outcome succeeded" role="status">
      <h2>${t.runs.published}</h2>
      <dl class="facts">
        <dt>${t.runs.snapshot}</dt>
        <dd>
          <a href="/snapshots/${encodeURIComponent(snapshotId)}"><code>${snapshotId}</code></a>
        </dd>
        ${
          digest
            ? html`<dt>${t.runs.digest}</dt>
                <dd><tw-copy-code .value=${digest} .length=${24}></tw-copy-code></dd>`
            : nothing
        }
      </dl>
    </section>`;
  }

  private renderAbout(run: Run): unknown {
    const { t, format } = this.#locale;
    const zone = run.zone ?? undefined;
    return html`<aside class="panel" aria-label=${t.runs.run}>
      <dl class="facts">
        <dt>${t.runs.asOf}</dt>
        <dd>${format.instant(runAsOf(run), zone)}</dd>
        <dt>${t.runs.zone}</dt>
        <dd>${run.zone}</dd>
        <dt>${t.runs.created}</dt>
        <dd>${format.instant(run.createdAt, zone)}</dd>
        <dt>${t.runs.started}</dt>
        <dd>${format.instant(run.startedAt, zone)}</dd>
        <dt>${t.runs.finished}</dt>
        <dd>${format.instant(run.finishedAt, zone)}</dd>
        <dt>${t.runs.duration}</dt>
        <dd>${format.duration(runSeconds(run))}</dd>
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

import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { Run, Snapshot } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-copy-code.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-state-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { runSource } from '../runs/run-outcome.js';
import { runSeconds } from '../runs/run-seconds.js';
import '../changes/tw-waiting-changes.js';
import '../snapshots/tw-snapshot-changes.js';
import '../snapshots/tw-snapshot-figures.js';
import '../tour/tw-tour-offer.js';

/** Home: the snapshot being served, what it changed, the last runs. */
@customElement('tw-home-page')
export class TwHomePage extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    css`
      .runs li {
        display: grid;
        gap: 0.125rem;
        padding: var(--space-2) 0;
        border-bottom: 1px solid var(--line);
      }
      .runs .line {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        justify-content: space-between;
      }
    `,
  ];

  readonly #locale = new LocaleController(this);
  readonly #snapshot = new LoadController(this, {
    args: () => [],
    live: true,
    rows: 5,
    load: (_args, signal) =>
      session.may('snapshot.read')
        ? api.snapshot('current', signal)
        : new Promise<Snapshot>(() => undefined),
  });
  readonly #runs = new LoadController(this, {
    args: () => [],
    live: true,
    rows: 4,
    load: (_args, signal) => api.runs({ limit: 8 }, signal),
  });

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.home.title);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const mayServed = session.may('snapshot.read');
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.home.title}</h1>
          <p class="lede">${t.home.lede}</p>
        </div>
      </header>
      <tw-tour-offer></tw-tour-offer>
      ${
        session.may('definition.review') ? html`<tw-waiting-changes></tw-waiting-changes>` : nothing
      }
      <div class="split">
        ${
          mayServed
            ? html`<div class="stack">
                ${this.#snapshot.render((snapshot) => this.renderServed(snapshot))}
              </div>`
            : nothing
        }
        <section aria-labelledby="runs">
          <div class="section-head">
            <h2 id="runs">${t.home.lastRuns}</h2>
            <a class="small" href="/runs">${t.home.allRuns}</a>
          </div>
          ${this.#runs.render(({ items }) => this.renderRuns(items))}
        </section>
      </div>
    </div>`;
  }

  private renderServed(snapshot: Snapshot): unknown {
    const { t } = this.#locale;
    return html`<section aria-labelledby="served">
        <div class="section-head">
          <h2 id="served">${t.home.served}</h2>
          <a class="small" href="/snapshots/current">${t.home.details}</a>
        </div>
        <tw-snapshot-figures .snapshot=${snapshot}></tw-snapshot-figures>
      </section>
      <section aria-labelledby="changes">
        <div class="section-head">
          <h2 id="changes">${t.home.changes}</h2>
          <span class="small faint">${t.home.changesOf}</span>
        </div>
        <tw-snapshot-changes .snapshot=${snapshot} .limit=${8}></tw-snapshot-changes>
      </section>`;
  }

  private renderRuns(runs: readonly Run[]): unknown {
    const { t } = this.#locale;
    if (runs.length === 0) {
      return html`<tw-empty-state .heading=${t.runs.empty} .next=${t.runs.emptyNext}>
        <a href="/runs">${t.problem.goToRuns}</a>
      </tw-empty-state>`;
    }
    return html`<ul class="runs">
      ${runs.map((run) => this.renderRun(run))}
    </ul>`;
  }

  private renderRun(run: Run): unknown {
    const { format } = this.#locale;
    return html`<li>
      <span class="line">
        <span>
          <a href="/runs/${run.id}">${this.#locale.term('runKind', run.kind)}</a>
          <code class="small soft">${runSource(run)}</code>
        </span>
        <tw-state-badge quiet .state=${run.state}></tw-state-badge>
      </span>
      <span class="line small faint">
        <span>${format.instant(run.createdAt)}</span>
        <span>${format.duration(runSeconds(run))}</span>
      </span>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-home-page': TwHomePage;
  }
}

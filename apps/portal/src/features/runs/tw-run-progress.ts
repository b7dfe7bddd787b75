import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { Run } from '../../api/types.js';
import '../../elements/tw-problem.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { runProgressStyles } from './tw-run-progress.styles.js';

/** How far a run is, why it waits where it waits for another attempt, and the way to stop it. */
@customElement('tw-run-progress')
export class TwRunProgress extends LitElement {
  static override styles = [baseStyles, controlStyles, runProgressStyles];

  @property({ attribute: false }) run: Run | null = null;
  /** Whether reports arrive; null until the stream was open once, so that opening it is no loss. */
  @property({ attribute: false }) connected: boolean | null = null;

  /** Stopping is asked twice, in place: the work done so far is lost. */
  @state() private asking = false;
  @state() private problem: Problem | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { run } = this;
    if (!run) return nothing;
    const { t } = this.#locale;
    return html`<section class="progress">
      <div class="line" role="status">
        <span>${this.position(run)}</span>
        <span class="small ${this.connected ? 'live' : 'soft'}">${this.connection()}</span>
      </div>
      <progress max="1" .value=${run.progress} aria-label=${t.runs.progress}></progress>
      ${this.renderLastError(run)}
      <div class="foot">
        <p class="small soft">${this.asking ? t.runs.cancelWhat : t.runs.leave}</p>
        ${run.cancelRequestedAt || !session.may('run.manage') ? nothing : this.renderCancel()}
      </div>
      ${this.problem ? html`<tw-problem .problem=${this.problem}></tw-problem>` : nothing}
    </section>`;
  }

  private position(run: Run): string {
    const { t, format } = this.#locale;
    if (run.cancelRequestedAt) return t.runs.cancelling;
    if (run.state !== 'queued') return format.percent(run.progress);
    return run.notBefore ? t.runs.nextAttempt(format.time(run.notBefore)) : t.runs.waiting;
  }

  private connection(): string {
    const { t } = this.#locale;
    if (this.connected === null) return t.runs.connecting;
    return this.connected ? t.runs.live : t.runs.reconnecting;
  }

  private renderLastError(run: Run): unknown {
    if (run.state !== 'queued' || !run.error) return nothing;
    const { t, format } = this.#locale;
    const heading = t.runs.attemptFailed(
      format.number(run.attempt),
      format.number(run.maxAttempts),
    );
    return html`<div class="last">
      <p>${heading}</p>
      <p class="small" lang="en">${run.error.message} <code>${run.error.code}</code></p>
    </div>`;
  }

  private renderCancel(): unknown {
    const { t } = this.#locale;
    if (!this.asking) {
      return html`<button class="button" type="button" @click=${this.ask}>
        ${t.runs.cancel}
      </button>`;
    }
    return html`<span class="choice">
      <button class="button" type="button" @click=${this.keep}>${t.runs.keepRunning}</button>
      <button class="button danger" type="button" @click=${this.cancel}>${t.runs.cancelNow}</button>
    </span>`;
  }

  private ask(): void {
    this.asking = true;
    this.problem = null;
  }

  private keep(): void {
    this.asking = false;
  }

  private async cancel(): Promise<void> {
    const id = this.run?.id;
    this.asking = false;
    if (id === undefined) return;
    try {
      this.dispatchEvent(new CustomEvent<Run>('change', { detail: (await api.cancelRun(id)).run }));
    } catch (error) {
      this.problem = asProblem(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-run-progress': TwRunProgress;
  }
}

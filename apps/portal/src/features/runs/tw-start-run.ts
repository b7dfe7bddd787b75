import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Snapshot } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { bySubject } from '../../elements/subject-order.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { idempotencyKey } from './idempotency-key.js';

/** Asks before a run is started: says what it will do, takes an as-of day, keeps it on an error. */
@customElement('tw-start-run')
export class TwStartRun extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    dialogStyles,
    css`
      .what {
        display: grid;
        gap: var(--space-2);
        margin: var(--space-2) 0 var(--space-5);
        padding-left: 1.1rem;
        list-style: disc;
      }
      label,
      tw-problem {
        display: grid;
        gap: var(--space-1);
      }
      label span:first-child {
        font-weight: 500;
      }
      .field {
        width: 12rem;
      }
      tw-problem {
        margin-top: var(--space-4);
      }
    `,
  ];

  @state() private asOf = '';
  @state() private snapshot: Snapshot | null = null;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);
  /** Kept while the same request is tried again, so that a lost answer never starts a second run. */
  #key = idempotencyKey();

  show(): void {
    this.#action.forget();
    this.dialog.showModal();
    void this.loadSize();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t.runs.startTitle}</h2>
      <h3>${t.runs.startWhat}</h3>
      <ul class="what">
        <li>${t.runs.startFacts}</li>
        <li>${t.runs.startPublish}</li>
        ${this.renderSize()}
      </ul>
      <form @submit=${this.start}>
        <label>
          <span>${t.runs.startAsOf}</span>
          <input
            class="field"
            type="date"
            .value=${this.asOf}
            aria-describedby="hint"
            @input=${this.onAsOf}
          />
          <span id="hint" class="small soft">${t.runs.startAsOfHint}</span>
        </label>
        ${this.#action.render()}
        <div class="buttons">
          <button class="button" type="button" @click=${this.close}>${t.common.cancel}</button>
          <button class="button primary" type="submit" ?disabled=${this.#action.busy}>
            ${this.#action.busy ? t.runs.starting : t.runs.startNow}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  private renderSize(): unknown {
    if (!this.snapshot) return nothing;
    const { t, format } = this.#locale;
    const figures = bySubject(this.snapshot.tables).map(({ subject, rows }) =>
      t.runs.amount(format.number(rows), this.#locale.term('subject', subject)),
    );
    return html`<li>${t.runs.startSize(figures.join(t.common.separator))}</li>`;
  }

  private async loadSize(): Promise<void> {
    // Before the first snapshot there is no size to tell; the dialog says the rest.
    this.snapshot = await api.snapshot('current').catch(() => null);
  }

  private onAsOf(event: Event): void {
    this.asOf = (event.target as HTMLInputElement).value;
    this.#key = idempotencyKey();
  }

  private close(): void {
    this.dialog.close();
  }

  private async start(event: Event): Promise<void> {
    event.preventDefault();
    await this.#action.run(async () => {
      const { run } = await api.startRun(this.asOf || undefined, this.#key);
      this.#key = idempotencyKey();
      this.close();
      goTo(`/runs/${run.id}`);
    });
    const { problem } = this.#action;
    if (problem && problem.kind !== 'network') this.#key = idempotencyKey();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-start-run': TwStartRun;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Schedule } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { idempotencyKey } from '../runs/idempotency-key.js';

/** What each action is asked with. */
const QUESTIONS = {
  pause: ['pauseTitle', 'pauseWhat'],
  resume: ['resumeTitle', 'resumeWhat'],
  run: ['runTitle', 'runWhat'],
} as const;

export type ScheduleAction = keyof typeof QUESTIONS;

/** Asks before a schedule is paused, resumed or started; fires `changed` when that was done. */
@customElement('tw-schedule-dialog')
export class TwScheduleDialog extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    dialogStyles,
    css`
      label {
        display: grid;
        gap: var(--space-1);
        margin-top: var(--space-4);
      }
      label span {
        font-weight: 500;
      }
      tw-problem {
        display: block;
        margin-top: var(--space-4);
      }
    `,
  ];

  @state() private schedule: Schedule | null = null;
  @state() private action: ScheduleAction = 'pause';
  @state() private reason = '';

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);
  readonly #doing = new ActionController(this);
  /** Kept while the same request is tried again, so that a lost answer never starts a second run. */
  #key = '';

  show(schedule: Schedule, action: ScheduleAction): void {
    this.schedule = schedule;
    this.action = action;
    this.reason = '';
    this.#doing.forget();
    this.#key = idempotencyKey();
    this.dialog.showModal();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { action } = this;
    const [title, what] = QUESTIONS[action];
    const name = this.#locale.words(this.schedule?.name, this.schedule?.schedule);
    return html`<dialog aria-labelledby="title">
      <h2 id="title">${t.schedules[title](name)}</h2>
      <form @submit=${this.confirm}>
        <p>${t.schedules[what]}</p>
        ${action === 'pause' ? this.renderReason() : nothing} ${this.#doing.render()}
        <div class="buttons">
          <button class="button" type="button" @click=${this.close}>${t.common.cancel}</button>
          <button class="button primary" type="submit" ?disabled=${this.#doing.busy}>
            ${t.schedules[action]}
          </button>
        </div>
      </form>
    </dialog>`;
  }

  private renderReason(): unknown {
    return html`<label>
      <span>${this.#locale.t.schedules.reason}</span>
      <input
        class="field"
        maxlength="500"
        .value=${this.reason}
        @input=${(event: Event) => {
          this.reason = (event.target as HTMLInputElement).value;
        }}
      />
    </label>`;
  }

  private close(): void {
    this.dialog.close();
  }

  private async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const { schedule } = this;
    if (!schedule) return;
    await this.#doing.run(async () => {
      await this.act(schedule.schedule);
      this.close();
      this.dispatchEvent(new CustomEvent('changed'));
    });
  }

  private async act(code: string): Promise<void> {
    switch (this.action) {
      case 'pause':
        await api.pauseSchedule(code, this.reason);
        return;
      case 'resume':
        await api.resumeSchedule(code);
        return;
      case 'run':
        goTo(`/runs/${(await api.runSchedule(code, this.#key)).run.id}`);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-schedule-dialog': TwScheduleDialog;
  }
}

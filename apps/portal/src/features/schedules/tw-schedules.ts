import { LitElement, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { Schedule } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-snapshot-age.js';
import '../../elements/tw-state-badge.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import type { ScheduleAction, TwScheduleDialog } from './tw-schedule-dialog.js';
import './tw-schedule-dialog.js';
import { schedulesStyles } from './tw-schedules.styles.js';

/** Runs that start by themselves: when next, what they wait for, what ran last; pause and resume. */
@customElement('tw-schedules')
export class TwSchedules extends LitElement {
  static override styles = [baseStyles, controlStyles, pageStyles, tableStyles, schedulesStyles];

  /** Counts changes, each of which loads the list anew. */
  @state() private changes = 0;

  @query('tw-schedule-dialog') private dialog!: TwScheduleDialog;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.changes],
    rows: 1,
    load: (_args, signal) => api.schedules(signal),
  });

  protected override render(): unknown {
    return html`${this.#load.render((schedules) =>
        schedules.length === 0 ? nothing : this.renderAll(schedules),
      )}
      <tw-schedule-dialog
        @changed=${() => {
          this.changes += 1;
        }}
      ></tw-schedule-dialog>`;
  }

  private renderAll(schedules: readonly Schedule[]): unknown {
    const { t } = this.#locale;
    const heads = [t.schedules.schedule, t.schedules.when, t.schedules.next, t.schedules.lastRun];
    return html`<section aria-labelledby="schedules">
      <div class="section-head">
        <span class="head">
          <h2 id="schedules">${t.schedules.title}</h2>
          <tw-snapshot-age></tw-snapshot-age>
        </span>
        <span class="small faint">${t.schedules.hint}</span>
      </div>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t.schedules.title}>
        <table>
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head}</th>`)}
              <th scope="col"><span class="visually-hidden">${t.schedules.actions}</span></th>
            </tr>
          </thead>
          <tbody>
            ${schedules.map((schedule) => this.renderSchedule(schedule))}
          </tbody>
        </table>
      </div>
    </section>`;
  }

  private renderSchedule(schedule: Schedule): unknown {
    return html`<tr>
      <th scope="row">
        ${this.#locale.words(schedule.name, schedule.schedule)}
        <code class="line small faint">${schedule.schedule}</code>
      </th>
      <td>${this.renderWhen(schedule)}</td>
      <td>${this.renderNext(schedule)}</td>
      <td>${this.renderLast(schedule)}</td>
      <td class="acts">${this.renderActions(schedule)}</td>
    </tr>`;
  }

  private renderWhen({ cron, onArrival, after, staleAfterSeconds }: Schedule): unknown {
    const { t, format } = this.#locale;
    const list = (codes: readonly string[]): string => codes.join(t.common.separator);
    return html`${
      cron
        ? html`<span class="line"
            ><code>${cron.expression}</code> <span class="small faint">${cron.zone}</span></span
          >`
        : nothing
    }${
      onArrival.length > 0
        ? html`<span class="line">${t.schedules.onArrival(list(onArrival))}</span>`
        : nothing
    }${
      after.length > 0
        ? html`<span class="line small soft">${t.schedules.after(list(after))}</span>`
        : nothing
    }${
      staleAfterSeconds === null
        ? nothing
        : html`<span class="line small faint"
            >${t.schedules.allowed(format.duration(staleAfterSeconds))}</span
          >`
    }`;
  }

  private renderNext({ paused, waiting, next, cron }: Schedule): unknown {
    const { t, format } = this.#locale;
    const zone = cron?.zone;
    const [first, ...later] = next;
    return html`${
      paused
        ? html`<span class="line paused">${t.schedules.paused(format.instant(paused.since))}</span>
            ${paused.reason ? html`<span class="line small soft">${paused.reason}</span>` : nothing}`
        : nothing
    }${waiting ? this.renderWaiting(waiting) : nothing}${
      first
        ? html`<span class="line">${this.renderTime(first, zone)}</span>
            <details class="small soft">
              <summary>${t.schedules.later(format.number(later.length))}</summary>
              <ul>
                ${later.map((time) => html`<li>${this.renderTime(time, zone)}</li>`)}
              </ul>
            </details>`
        : nothing
    }`;
  }

  /** By the schedule's own clock, and by the reader's where that says otherwise. */
  private renderTime({ at }: Schedule['next'][number], zone: string | undefined): unknown {
    const { t, format } = this.#locale;
    const [there, here] = [format.instant(at, zone), format.instant(at)];
    if (there === here) return there;
    return html`${there} <span class="instant small faint">${t.schedules.yourTime(here)}</span>`;
  }

  private renderWaiting({ since, held }: NonNullable<Schedule['waiting']>): unknown {
    const { t, format } = this.#locale;
    return html`<span class="line">${t.schedules.waits(format.instant(since))}</span>${
        held
          ? html`<span class="line small soft"
              >${this.#locale.term('hold', held.code)}
              ${held.schedule ? html`<code>${held.schedule}</code>` : nothing}
              ${held.runId ? html`<a href="/runs/${held.runId}"><code>#${held.runId}</code></a>` : nothing}</span
            >`
          : nothing
      }`;
  }

  private renderLast({ lastRun }: Schedule): unknown {
    const { t, format } = this.#locale;
    if (!lastRun) return html`<span class="soft">${t.schedules.never}</span>`;
    return html`<span class="line"
        ><tw-state-badge quiet .state=${lastRun.state}></tw-state-badge>
        <a href="/runs/${lastRun.id}"><code>#${lastRun.id}</code></a></span
      >
      <span class="line small faint">${format.instant(lastRun.createdAt)}</span>
      ${
        lastRun.slots > 1
          ? html`<span class="line small soft"
              >${t.schedules.standsFor(format.number(lastRun.slots))}</span
            >`
          : nothing
      }`;
  }

  private renderActions(schedule: Schedule): unknown {
    const actions: readonly ScheduleAction[] = [
      ...(session.may('run.manage') ? (['run'] as const) : []),
      ...(session.may('schedule.manage') ? ([schedule.paused ? 'resume' : 'pause'] as const) : []),
    ];
    return html`<span class="actions">
      ${actions.map(
        (action) =>
          html`<button
            class="button"
            type="button"
            @click=${() => {
              this.dialog.show(schedule, action);
            }}
          >
            ${this.#locale.t.schedules[action]}
          </button>`,
      )}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-schedules': TwSchedules;
  }
}

import { LitElement, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { Timeline, TimelineEvent } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { LoadController } from '../../elements/load.controller.js';
import { chosenCells } from '../../elements/record-cells.js';
import { recordUnit, recordValue } from '../../elements/record-value.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-record-facts.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import {
  type TimelineDay,
  countOf,
  groupByDay,
  headlineOf,
  timeOf,
  toggled,
} from './timeline-groups.js';
import { timelineStyles } from './tw-timeline.styles.js';

/**
 * All that happened with a customer, by day, newest first. Pages are asked for as the reader comes
 * near their end. Fires `change` with the chosen kinds, which the page keeps in its address.
 */
@customElement('tw-timeline')
export class TwTimeline extends LitElement {
  static override styles = [baseStyles, controlStyles, timelineStyles];

  @property() customerId = '';
  @property({ attribute: false }) kinds: readonly string[] = [];
  /** Keeps the chosen kinds itself, where no address does. */
  @property({ type: Boolean }) own = false;
  /** Kinds that the reader may choose from; empty for all. */
  @property({ attribute: false }) within: readonly string[] = [];

  @state() private more: readonly TimelineEvent[] = [];
  @state() private cursor: string | null = null;

  @query('.end') private end!: HTMLElement | null;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.customerId, this.asked().join(',')],
    rows: 8,
    load: ([id], signal) => api.timeline(id, this.asked(), null, signal),
    onLoaded: ({ nextCursor }) => {
      this.more = [];
      this.#action.forget();
      this.cursor = nextCursor;
    },
  });
  readonly #near = new IntersectionObserver(
    (entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) void this.loadMore();
    },
    { rootMargin: '400px' },
  );

  override disconnectedCallback(): void {
    this.#near.disconnect();
    super.disconnectedCallback();
  }

  protected override updated(): void {
    this.#near.disconnect();
    if (this.end && !this.#action.problem) this.#near.observe(this.end);
  }

  protected override render(): unknown {
    return this.#load.render((timeline) => this.renderTimeline(timeline));
  }

  private asked(): readonly string[] {
    return this.kinds.length > 0 ? this.kinds : this.within;
  }

  private renderTimeline(timeline: Timeline): unknown {
    const { t, format } = this.#locale;
    const events = [...timeline.items, ...this.more];
    const counts = timeline.counts.filter(
      ({ kind }) => this.within.length === 0 || this.within.includes(kind),
    );
    if (counts.length === 0) {
      return html`<tw-empty-state
        .heading=${t.customers.noEvents}
        .next=${t.customers.noEventsNext}
      ></tw-empty-state>`;
    }
    const total = format.number(countOf(counts, this.kinds));
    return html`<div class="chips" role="group" aria-label=${t.customers.kinds}>
        ${this.renderChip(null, t.common.all, countOf(counts, []))}
        ${counts.map(({ kind, count }) =>
          this.renderChip(kind, this.#locale.term('event', kind), count),
        )}
      </div>
      <p class="small faint" role="status">
        ${t.common.showing(format.number(events.length), total)}
      </p>
      <ol class="days">
        ${groupByDay(events).map((day) => this.renderDay(day))}
      </ol>
      ${this.renderEnd()}`;
  }

  private renderChip(kind: string | null, label: string, count: number): unknown {
    const pressed = kind === null ? this.kinds.length === 0 : this.kinds.includes(kind);
    return html`<button
      type="button"
      class="chip"
      aria-pressed=${pressed ? 'true' : 'false'}
      @click=${() => {
        this.choose(kind === null ? [] : toggled(this.kinds, kind));
      }}
    >
      ${label} <span class="faint">${this.#locale.format.number(count)}</span>
    </button>`;
  }

  private renderDay({ day, events }: TimelineDay): unknown {
    return html`<li class="day">
      <h3><time datetime=${day}>${this.#locale.format.day(day)}</time></h3>
      <ul>
        ${events.map((event) => this.renderEvent(event))}
      </ul>
    </li>`;
  }

  private renderEvent(event: TimelineEvent): unknown {
    const { t } = this.#locale;
    const shown = headlineOf(event);
    return html`<li class="event">
      <details>
        <summary>
          <span class="time">${timeOf(event)}</span>
          <span class="kind ${event.kind}">${this.#locale.term('event', event.kind)}</span>
          <span class="what">
            ${chosenCells(event.record, shown).map((cell) =>
              cell.value === null
                ? nothing
                : html`<span title=${this.#locale.words(cell.name)}
                    >${recordValue(this.#locale, cell)}${recordUnit(this.#locale, cell)}</span
                  >`,
            )}
            ${event.later ? html`<span class="later">${t.customers.laterThanTags}</span>` : nothing}
          </span>
        </summary>
        <tw-record-facts .record=${event.record} .without=${['customer_id']}></tw-record-facts>
      </details>
    </li>`;
  }

  private renderEnd(): unknown {
    const { t } = this.#locale;
    if (this.#action.problem) return this.#action.render(() => this.loadMore());
    if (this.cursor === null) return nothing;
    return html`<p class="end">
      <button
        class="button"
        type="button"
        ?disabled=${this.#action.busy}
        @click=${() => {
          void this.loadMore();
        }}
      >
        ${this.#action.busy ? t.common.loading : t.common.loadMore}
      </button>
    </p>`;
  }

  private choose(kinds: readonly string[]): void {
    if (this.own) this.kinds = kinds;
    this.dispatchEvent(new CustomEvent<readonly string[]>('change', { detail: kinds }));
  }

  private async loadMore(): Promise<void> {
    const { cursor, customerId } = this;
    const asked = this.asked();
    if (cursor === null) return;
    await this.#action.run(async () => {
      const page = await api.timeline(customerId, asked, cursor);
      // What was asked for in the meantime is not mixed with this.
      if (cursor !== this.cursor || asked.join() !== this.asked().join()) return;
      this.more = [...this.more, ...page.items];
      this.cursor = page.nextCursor;
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-timeline': TwTimeline;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import type { TagHistory, TagMoves } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import '../../elements/tw-as-of.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import '../../elements/tw-problem.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';

/** How a customer's tags moved from published snapshot to published snapshot. */
@customElement('tw-tag-history')
export class TwTagHistory extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .snapshot {
        padding: var(--space-2) 0;
        border-top: 1px solid var(--line);
      }
      .snapshot ul {
        margin-top: var(--space-1);
      }
      .snapshot li {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 0;
        padding: var(--space-1) 0;
      }
      .move {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-2);
        align-items: center;
      }
      .move tw-icon {
        color: var(--ink-faint);
      }
      .move strong {
        font-weight: var(--strong);
      }
    `,
  ];

  @property() customerId = '';

  @state() private more: readonly TagMoves[] = [];
  @state() private cursor: string | null = null;
  @state() private compared = 0;
  @state() private problem: Problem | null = null;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.customerId],
    rows: 5,
    load: ([id], signal) => api.tagChanges(id, null, signal),
    onLoaded: ({ nextCursor, compared }) => {
      this.more = [];
      this.cursor = nextCursor;
      this.compared = compared;
    },
  });

  protected override render(): unknown {
    return this.#load.render((history) => this.renderHistory(history));
  }

  private renderHistory(history: TagHistory): unknown {
    const { t, format } = this.#locale;
    const items = [...history.items, ...this.more];
    return html`${
      items.length === 0
        ? html`<tw-empty-state
            .heading=${t.customers.noMoves}
            .next=${t.customers.noMovesNext(format.number(this.compared))}
          ></tw-empty-state>`
        : html`<ol>
            ${items.map((moves) => this.renderMoves(moves))}
          </ol>`
    }
    ${this.problem ? html`<tw-problem .problem=${this.problem}></tw-problem>` : nothing}
    ${
      this.cursor === null
        ? nothing
        : html`<button
            class="button"
            type="button"
            @click=${() => {
              void this.loadMore();
            }}
          >
            ${t.customers.earlierSnapshots}
          </button>`
    }`;
  }

  private renderMoves({ snapshotId, moves }: TagMoves): unknown {
    const { t } = this.#locale;
    return html`<li class="snapshot">
      <a href="/snapshots/${snapshotId}">${t.customers.snapshot(String(snapshotId))}</a>
      <tw-as-of .snapshotId=${snapshotId}></tw-as-of>
      <ul>
        ${moves.map(
          (move) =>
            html`<li>
              <a class="small soft" href="/tags/${encodeURIComponent(move.tag)}"
                >${this.#locale.words(move.name, move.tag)}</a
              >
              <span class="move">
                <span class="soft">${tagValueText(this.#locale, move.from, move.fromName)}</span>
                <tw-icon name="arrow"></tw-icon>
                <strong>${tagValueText(this.#locale, move.to, move.toName)}</strong>
              </span>
            </li>`,
        )}
      </ul>
    </li>`;
  }

  private async loadMore(): Promise<void> {
    const { cursor } = this;
    if (cursor === null) return;
    this.problem = null;
    try {
      const page = await api.tagChanges(this.customerId, cursor);
      if (cursor !== this.cursor) return;
      this.more = [...this.more, ...page.items];
      this.cursor = page.nextCursor;
      this.compared += page.compared;
    } catch (error) {
      this.problem = asProblem(error);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tag-history': TwTagHistory;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { asProblem } from '../../api/problem.js';
import { session } from '../../api/session.js';
import type { Move, Snapshot, SnapshotDiff, TagChange, TagSummary } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import { tagValueText } from '../../elements/tag-value-text.js';
import { valueNames } from '../../elements/value-names.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import { ABSENT } from '../../i18n/formats.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { movedValue, movesOf, rankedChanges } from './ranked-changes.js';

interface Changes {
  readonly diff: SnapshotDiff | null;
  readonly tags: ReadonlyMap<string, TagSummary>;
  readonly names: Awaited<ReturnType<typeof valueNames>>;
}

/** What a snapshot changed against the one before: tags by number of changes, with the largest moves. */
@customElement('tw-snapshot-changes')
export class TwSnapshotChanges extends LitElement {
  static override styles = [
    baseStyles,
    tableStyles,
    css`
      .moves {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
      }
      .move tw-icon {
        width: 0.875em;
        margin: 0 var(--space-1);
        color: var(--ink-faint);
        vertical-align: -0.15em;
      }
    `,
  ];

  @property({ attribute: false }) snapshot: Snapshot | null = null;
  @property({ type: Number }) limit = 200;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.snapshot?.id],
    rows: 4,
    load: async ([id], signal) => (id ? loadChanges(id, signal) : null),
  });

  protected override render(): unknown {
    return this.#load.render((changes) => (changes ? this.renderChanges(changes) : nothing));
  }

  private renderChanges(changes: Changes): unknown {
    const { t } = this.#locale;
    if (!changes.diff?.previousId) {
      return html`<tw-empty-state
        .heading=${t.home.first}
        .next=${t.home.firstNext}
      ></tw-empty-state>`;
    }
    const ranked = rankedChanges(changes.diff.tags).slice(0, this.limit);
    if (ranked.length === 0) {
      return html`<tw-empty-state
        .heading=${t.home.unchanged}
        .next=${t.home.unchangedNext}
      ></tw-empty-state>`;
    }
    return html`<table>
      <thead>
        <tr>
          <th scope="col">${t.home.tag}</th>
          <th scope="col" class="number">${t.home.changed}</th>
          <th scope="col" class="number">${t.home.share}</th>
          <th scope="col">${t.home.largestMove}</th>
        </tr>
      </thead>
      <tbody>
        ${ranked.map((change) => this.renderChange(change, changes))}
      </tbody>
    </table>`;
  }

  private renderChange(change: TagChange, changes: Changes): unknown {
    const { format } = this.#locale;
    const tag = changes.tags.get(change.tag);
    const table = this.snapshot?.tables.find(({ subject }) => subject === change.subject);
    const rows = table?.rows ?? 0;
    const moves = movesOf(change).slice(0, 2);
    return html`<tr>
      <th scope="row">
        <a href="/tags/${encodeURIComponent(change.tag)}"
          >${this.#locale.words(tag?.name, change.tag)}</a
        >
      </th>
      <td class="number">${this.renderCount(change, this.#locale.words(tag?.name, change.tag))}</td>
      <td class="number soft">${format.share(change.changed, rows)}</td>
      <td>
        ${moves.length === 0 ? html`<span class="faint">${ABSENT}</span>` : nothing}
        <span class="moves">${moves.map((move) => this.renderMove(move, tag, changes))}</span>
      </td>
    </tr>`;
  }

  private renderCount({ tag, changed }: TagChange, name: string): unknown {
    const { t, format } = this.#locale;
    const count = format.number(changed);
    if (!session.may('subject.read') || !this.snapshot) return count;
    return html`<a
      href="/snapshots/${this.snapshot.id}?tag=${encodeURIComponent(tag)}"
      aria-label=${t.snapshots.moversLink(count, name)}
      >${count}</a
    >`;
  }

  private renderMove(move: Move, tag: TagSummary | undefined, changes: Changes): unknown {
    const show = (text: string | null): string => {
      const value = movedValue(text, tag?.type.kind);
      return tagValueText(this.#locale, value, changes.names(tag?.type.list, value));
    };
    return html`<span class="move">
      ${show(move.from)}<tw-icon name="arrow"></tw-icon>${show(move.to)}
      <span class="faint">${this.#locale.format.number(move.count)}</span>
    </span>`;
  }
}

async function loadChanges(id: number, signal: AbortSignal): Promise<Changes> {
  const [diff, tags] = await Promise.all([
    api.snapshotDiff(String(id), signal).catch((error: unknown) => {
      if (asProblem(error).kind === 'notFound') return null; // The first snapshot has no difference.
      throw error;
    }),
    api.tags(signal),
  ]);
  const lists = tags.flatMap(({ type }) => type.list ?? []);
  return {
    diff,
    tags: new Map(tags.map((tag) => [tag.code, tag])),
    names: await valueNames(lists),
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-snapshot-changes': TwSnapshotChanges;
  }
}

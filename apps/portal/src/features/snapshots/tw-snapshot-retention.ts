import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Snapshot } from '../../api/types.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { retentionState } from './retention-state.js';

/** Whether a snapshot's files are pinned, about to go, or gone: one word, or one sentence. */
@customElement('tw-snapshot-retention')
export class TwSnapshotRetention extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .word {
        padding: 0.0625rem var(--space-2);
        border-radius: var(--radius-small);
        background: var(--surface-hover);
        color: var(--ink-soft);
        font-size: var(--text-small);
        white-space: nowrap;
      }
      .word.pinned {
        background: var(--live-soft);
        color: var(--live);
      }
      p {
        padding: var(--space-2) var(--space-3);
        border-left: 3px solid var(--line);
        background: var(--surface-hover);
        color: var(--ink-soft);
        font-size: var(--text-small);
        overflow-wrap: anywhere;
      }
    `,
  ];

  @property({ attribute: false }) snapshot: Snapshot | null = null;
  /** One word, for a row of a table. */
  @property({ type: Boolean }) brief = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    if (this.snapshot === null) return nothing;
    const state = retentionState(this.snapshot);
    if (state === 'kept') return nothing;
    return this.brief
      ? html`<span class="word ${state}">${this.#locale.t.snapshots[state]}</span>`
      : html`<p>${this.sentence(this.snapshot)}</p>`;
  }

  private sentence({ retention }: Snapshot): string {
    const { t, format } = this.#locale;
    const { pinnedBecause, collectAfter, filesDeletedAt } = retention;
    if (filesDeletedAt !== null) return t.snapshots.deletedAt(format.instant(filesDeletedAt));
    if (collectAfter !== null) return t.snapshots.markedUntil(format.instant(collectAfter));
    return t.snapshots.pinnedBecause(pinnedBecause ?? '');
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-snapshot-retention': TwSnapshotRetention;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Problem } from '../../api/problem.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import type { SaveState } from './draft-saver.controller.js';

/** Whether a draft is in its change-set, and if not why. Fires `retry`. */
@customElement('tw-save-state')
export class TwSaveState extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      p {
        display: flex;
        gap: var(--space-2);
        align-items: center;
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      .offline,
      .conflict,
      .refused {
        color: var(--wait);
      }
    `,
  ];

  @property() state: SaveState = 'saved';
  @property({ attribute: false }) savedAt: Date | null = null;
  @property({ attribute: false }) problem: Problem | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const canRetry = this.state === 'offline' || this.state === 'refused';
    return html`<p class=${this.state} role="status">
      ${this.state === 'saved' ? html`<tw-icon name="check"></tw-icon>` : nothing}
      <span>${this.text}</span>
      ${
        this.state === 'refused' && this.problem
          ? html`<span lang="en">${this.problem.detail}</span>`
          : nothing
      }
      ${
        canRetry
          ? html`<button
              class="button"
              type="button"
              @click=${() => {
                this.dispatchEvent(new CustomEvent('retry'));
              }}
            >
              ${t.common.retry}
            </button>`
          : nothing
      }
    </p>`;
  }

  private get text(): string {
    const { t, format } = this.#locale;
    switch (this.state) {
      case 'saved':
        return this.savedAt
          ? t.editor.savedAt(format.time(this.savedAt.toISOString()))
          : t.editor.saved;
      case 'waiting':
      case 'saving':
        return t.editor.saving;
      case 'offline':
        return t.editor.offline;
      case 'conflict':
        return t.editor.conflict;
      case 'refused':
        return t.editor.refused;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-save-state': TwSaveState;
  }
}

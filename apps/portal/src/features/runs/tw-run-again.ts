import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { Run } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { goTo } from '../../routing/navigation.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { idempotencyKey } from './idempotency-key.js';

/** Starts anew, as of the same moment, what failed or was cancelled: for who may start runs. */
@customElement('tw-run-again')
export class TwRunAgain extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: block;
        margin-top: var(--space-3);
      }
      tw-problem {
        margin-top: var(--space-3);
      }
    `,
  ];

  @property({ attribute: false }) run: Run | null = null;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);
  /** Kept until an answer has come, so that a lost one never starts a second run. */
  #key = idempotencyKey();

  protected override render(): unknown {
    const { t } = this.#locale;
    if (this.run?.kind !== 'materialize' || !session.may('run.manage')) return nothing;
    return html`<button
        class="button"
        type="button"
        ?disabled=${this.#action.busy}
        @click=${() => this.again()}
      >
        ${this.#action.busy ? t.runs.starting : t.runs.again}
      </button>
      ${this.#action.render()}`;
  }

  private async again(): Promise<void> {
    await this.#action.run(async () => {
      const { run } = await api.startRun(this.run?.asOf ?? undefined, this.#key);
      this.#key = idempotencyKey();
      goTo(`/runs/${run.id}`);
    });
    const { problem } = this.#action;
    if (problem && problem.kind !== 'network') this.#key = idempotencyKey();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-run-again': TwRunAgain;
  }
}

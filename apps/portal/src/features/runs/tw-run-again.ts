import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { type Problem, asProblem } from '../../api/problem.js';
import { session } from '../../api/session.js';
import type { Run } from '../../api/types.js';
import '../../elements/tw-problem.js';
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

  @state() private busy = false;
  @state() private problem: Problem | null = null;

  readonly #locale = new LocaleController(this);
  /** Kept until an answer has come, so that a lost one never starts a second run. */
  #key = idempotencyKey();

  protected override render(): unknown {
    const { t } = this.#locale;
    if (this.run?.kind !== 'materialize' || !session.may('run.manage')) return nothing;
    return html`<button
        class="button"
        type="button"
        ?disabled=${this.busy}
        @click=${() => this.again()}
      >
        ${this.busy ? t.runs.starting : t.runs.again}
      </button>
      ${this.problem ? html`<tw-problem .problem=${this.problem}></tw-problem>` : nothing}`;
  }

  private async again(): Promise<void> {
    this.busy = true;
    this.problem = null;
    try {
      const { run } = await api.startRun(this.run?.asOf ?? undefined, this.#key);
      this.#key = idempotencyKey();
      goTo(`/runs/${run.id}`);
    } catch (error) {
      this.problem = asProblem(error);
      if (this.problem.kind !== 'network') this.#key = idempotencyKey();
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-run-again': TwRunAgain;
  }
}

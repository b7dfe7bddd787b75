import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { AuditHead, AuditVerification } from '../../api/types.js';
import { ActionController } from '../../elements/action.controller.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-copy-code.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';

/** The end of the chain, and a look at all of it that says whether it is whole. */
@customElement('tw-audit-chain')
export class TwAuditChain extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-5);
        grid-template-columns: minmax(0, 1fr);
        max-width: 46rem;
      }
      .verify {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      .outcome {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-1) var(--space-3);
        padding: var(--space-4);
        border-radius: var(--radius);
        background: var(--good-soft);
      }
      .outcome tw-icon,
      .outcome h3 {
        color: var(--good);
      }
      .outcome.broken {
        background: var(--bad-soft);
      }
      .outcome.broken tw-icon,
      .outcome.broken h3 {
        color: var(--bad);
      }
      .outcome > :not(tw-icon) {
        grid-column: 2;
      }
    `,
  ];

  @state() private verification: AuditVerification | null = null;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);
  readonly #head = new LoadController(this, {
    args: () => [this.verification],
    rows: 4,
    load: (_args, signal) => api.auditHead(signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<section class="panel">
        <div class="section-head"><h2>${t.audit.head}</h2></div>
        ${this.#head.render((head) => this.renderHead(head))}
      </section>
      <section class="verify">
        <p class="soft">${t.audit.verifyWhat}</p>
        <button
          class="button primary"
          type="button"
          ?disabled=${this.#action.busy}
          @click=${() => void this.verify()}
        >
          <tw-icon name="audit"></tw-icon>${t.audit.verify}
        </button>
        <div role="status">
          ${this.#action.busy ? html`<p class="soft">${t.audit.verifying}</p>` : this.renderOutcome()}
        </div>
        ${this.#action.render()}
      </section>`;
  }

  private renderHead({ sequence, hash, signed }: AuditHead): unknown {
    const { t, format } = this.#locale;
    return html`<dl class="facts">
      <dt>${t.audit.sealed}</dt>
      <dd>${format.number(sequence)}</dd>
      <dt>${t.audit.hash}</dt>
      <dd><tw-copy-code .value=${hash} .length=${24}></tw-copy-code></dd>
      <dt>${t.audit.signed}</dt>
      <dd>
        ${
          signed
            ? t.audit.signedUpTo(
                format.number(Number(signed.sequence)),
                format.instant(signed.time),
              )
            : t.audit.neverSigned
        }
      </dd>
      ${
        signed
          ? html`<dt>${t.audit.key}</dt>
              <dd><code>${signed.keyId}</code></dd>`
          : nothing
      }
    </dl>`;
  }

  private renderOutcome(): unknown {
    const { verification } = this;
    if (!verification) return nothing;
    const { t, format } = this.#locale;
    const { sound, finding, events, heads, seconds } = verification;
    if (sound) {
      return html`<div class="outcome">
        <tw-icon name="check"></tw-icon>
        <h3>${t.audit.sound}</h3>
        <p>
          ${t.audit.soundMeans(format.number(events), format.number(heads), format.duration(seconds))}
        </p>
      </div>`;
    }
    return html`<div class="outcome broken">
      <tw-icon name="warning"></tw-icon>
      <h3>${t.audit.broken}</h3>
      <p>${this.#locale.term('fault', finding?.fault)}</p>
      ${finding?.sequence ? html`<p>${t.audit.brokenAt(finding.sequence)}</p>` : nothing}
      <p class="small soft" lang="en">${finding?.message}</p>
      <p>${t.audit.brokenNext}</p>
    </div>`;
  }

  private async verify(): Promise<void> {
    await this.#action.run(async () => {
      this.verification = null;
      this.verification = await api.verifyAudit();
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-audit-chain': TwAuditChain;
  }
}

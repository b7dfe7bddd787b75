import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { portalVersion } from '../../routing/portal-version.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';

/** Says that another build of the portal was deployed, once a part of this one was missing. */
@customElement('tw-new-version')
export class TwNewVersion extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      div {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        padding: var(--space-3) var(--space-4);
        border-bottom: 1px solid color-mix(in srgb, var(--live) 35%, transparent);
        background: var(--live-soft);
      }
      .lone {
        display: grid;
        justify-items: start;
        max-width: 40rem;
        margin: 12vh auto 0;
        padding: var(--space-5);
        border: 1px solid color-mix(in srgb, var(--live) 35%, transparent);
        border-radius: var(--radius);
      }
      h1 {
        font-size: var(--text-section);
      }
      .lone h1 {
        font-size: var(--text-title);
      }
      p {
        flex: 1 1 20rem;
        color: var(--ink-soft);
      }
    `,
  ];

  /** Whether it stands for the page that did not come. */
  @property({ type: Boolean }) lone = false;

  readonly #locale = new LocaleController(this);
  readonly #changed = (): void => {
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    portalVersion.addEventListener('change', this.#changed);
  }

  override disconnectedCallback(): void {
    portalVersion.removeEventListener('change', this.#changed);
    super.disconnectedCallback();
  }

  protected override render(): unknown {
    if (!portalVersion.isReplaced) return nothing;
    const { t } = this.#locale;
    return html`<div role="alert" class=${this.lone ? 'lone' : nothing}>
      ${this.lone ? html`<h1>${t.shell.newVersion}</h1>` : html`<strong>${t.shell.newVersion}</strong>`}
      <p>${t.shell.newVersionNext}</p>
      <button
        class="button primary"
        type="button"
        @click=${() => {
          location.reload();
        }}
      >
        ${t.shell.reload}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-new-version': TwNewVersion;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { session } from '../../api/session.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { tour } from './tour.js';

/** Offers the tour, once for each account, where the installation holds the demo data. */
@customElement('tw-tour-offer')
export class TwTourOffer extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2) var(--space-4);
        align-items: center;
        padding: var(--space-3) var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-selected);
      }
      p {
        flex: 1 1 20rem;
      }
    `,
  ];

  @state() private isDemo = false;

  readonly #locale = new LocaleController(this);
  readonly #changed = (): void => {
    this.requestUpdate();
  };

  override connectedCallback(): void {
    super.connectedCallback();
    tour.addEventListener('change', this.#changed);
    if (tour.isNew) void this.load();
  }

  override disconnectedCallback(): void {
    tour.removeEventListener('change', this.#changed);
    super.disconnectedCallback();
  }

  protected override render(): unknown {
    if (!this.isDemo || !tour.isNew) return nothing;
    const { t } = this.#locale;
    return html`<section aria-label=${t.tour.name}>
      <p>${t.tour.offer}</p>
      <button
        class="button primary"
        type="button"
        @click=${() => {
          tour.start();
        }}
      >
        ${t.tour.take}
      </button>
      <button
        class="button quiet"
        type="button"
        @click=${() => {
          tour.end();
        }}
      >
        ${t.tour.decline}
      </button>
    </section>`;
  }

  private async load(): Promise<void> {
    // An offer that cannot be made is no error to anybody.
    const accounts = await session.demoAccounts().catch(() => []);
    this.isDemo = accounts.length > 0;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tour-offer': TwTourOffer;
  }
}

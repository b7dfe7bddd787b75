import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import { session } from '../../api/session.js';
import type { ClearContact, Customer } from '../../api/types.js';
import '../../elements/tw-purpose.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';

/** A customer's name and number: masked, and in clear for a while for who says what for. */
@customElement('tw-contact')
export class TwContact extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      p.contact {
        display: flex;
        gap: var(--space-4);
        align-items: center;
      }
    `,
  ];

  @property() customerId = '';
  @property({ attribute: false }) masked: Customer['contact'] = null;

  @state() private clear: ClearContact | null = null;

  readonly #locale = new LocaleController(this);
  #hiding = 0;

  override disconnectedCallback(): void {
    this.hide();
    super.disconnectedCallback();
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has('customerId')) this.hide();
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const shown = this.clear ?? this.masked;
    if (!shown) return nothing;
    return html`<p class="contact soft">
      <bdi translate="no">${shown.name}</bdi><span>${shown.mobile}</span>
      ${
        this.clear
          ? html`<span class="small faint">${t.customers.inClear}</span>
              <button class="button" type="button" @click=${this.hide}>${t.customers.hide}</button>`
          : html`<span class="small faint">${t.customers.masked}</span> ${
                session.may('subject.unmask')
                  ? html`<tw-purpose
                      .what=${t.customers.revealWhat}
                      .show=${this.reveal}
                    ></tw-purpose>`
                  : nothing
              }`
      }
    </p>`;
  }

  private readonly reveal = async (purpose: string): Promise<void> => {
    this.clear = await api.revealContact(this.customerId, purpose);
    this.#hiding = window.setTimeout(this.hide, Date.parse(this.clear.hideAt) - Date.now());
  };

  private readonly hide = (): void => {
    window.clearTimeout(this.#hiding);
    this.clear = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-contact': TwContact;
  }
}

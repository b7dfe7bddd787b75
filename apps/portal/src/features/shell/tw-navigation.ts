import { LitElement, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { SessionController } from '../../elements/session.controller.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import type { RouteName } from '../../routing/match-route.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { type NavigationItem, navigation, openItems } from './navigation-items.js';
import { navigationStyles } from './tw-navigation.styles.js';
import '../session/tw-account-menu.js';
import './tw-preferences.js';

/** The left navigation: full, or a rail of icons. Fires `toggle` to change between the two. */
@customElement('tw-navigation')
export class TwNavigation extends LitElement {
  static override styles = [baseStyles, controlStyles, navigationStyles];

  @property() current: RouteName = 'home';
  @property({ type: Boolean, reflect: true }) narrow = false;

  readonly #locale = new LocaleController(this);

  constructor() {
    super();
    new SessionController(this);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const toggleText = this.narrow ? t.shell.expand : t.shell.collapse;
    return html`<div class="head">
        <a class="brand" href="/" aria-label="Tagwright">
          <img src="/icon.svg" alt="" width="24" height="24" />
          ${this.narrow ? nothing : html`<span translate="no">Tagwright</span>`}
        </a>
        <button
          class="button quiet icon"
          type="button"
          title=${toggleText}
          aria-label=${toggleText}
          aria-expanded=${this.narrow ? 'false' : 'true'}
          @click=${this.toggle}
        >
          <tw-icon name="panel"></tw-icon>
        </button>
      </div>
      <nav aria-label=${t.shell.navigation}>
        ${navigation
          .map((group) => ({ text: group.text, items: openItems(group) }))
          .filter(({ items }) => items.length > 0)
          .map(
            (group) =>
              html`<ul>
                ${
                  group.text && !this.narrow
                    ? html`<li class="group">${t.shell[group.text]}</li>`
                    : nothing
                }
                ${group.items.map((item) => html`<li>${this.renderItem(item)}</li>`)}
              </ul>`,
          )}
      </nav>
      <div class="foot">
        <tw-account-menu .narrow=${this.narrow}></tw-account-menu>
        <a class="item" href="/api/docs" title=${this.narrow ? t.shell.apiDocs : nothing}>
          <tw-icon name="docs"></tw-icon>${this.label(t.shell.apiDocs)}
        </a>
        <tw-preferences .narrow=${this.narrow}></tw-preferences>
      </div>`;
  }

  private renderItem(item: NavigationItem): unknown {
    const text = this.#locale.t.shell[item.text];
    return html`<a
      class="item"
      href=${item.href}
      title=${this.narrow ? text : nothing}
      aria-current=${item.routes.includes(this.current) ? 'page' : nothing}
    >
      <tw-icon name=${item.icon}></tw-icon>${this.label(text)}
    </a>`;
  }

  private label(text: string): unknown {
    return html`<span class=${this.narrow ? 'visually-hidden' : ''}>${text}</span>`;
  }

  private toggle(): void {
    this.dispatchEvent(new CustomEvent('toggle'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-navigation': TwNavigation;
  }
}

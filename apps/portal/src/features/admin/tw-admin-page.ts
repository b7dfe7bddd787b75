import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-tabs.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { AddressController } from '../../routing/address.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import './tw-accounts.js';
import './tw-health.js';
import './tw-keys.js';
import './tw-roles.js';
import './tw-webhook.js';
import './tw-webhooks.js';

const VIEWS = ['accounts', 'keys', 'webhooks', 'roles', 'health'] as const;

type View = (typeof VIEWS)[number];

interface Place {
  readonly view: View;
  /** Which webhook; 0 for their list. */
  readonly webhook: number;
}

function readPlace(): Place {
  const asked = new URLSearchParams(location.search);
  const view = VIEWS.find((each) => each === asked.get('view')) ?? 'accounts';
  return { view, webhook: Number(asked.get('webhook') ?? 0) };
}

/** Accounts, keys, webhooks, what roles allow, and whether the installation is well. */
@customElement('tw-admin-page')
export class TwAdminPage extends LitElement {
  static override styles = [baseStyles, pageStyles];

  readonly #locale = new LocaleController(this);
  readonly #place = new AddressController(this, readPlace);

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.admin.title);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.admin.title}</h1>
          <p class="lede">${t.admin.lede}</p>
        </div>
      </header>
      <tw-tabs
        .label=${t.admin.tabs}
        .selected=${this.#place.value.view}
        .tabs=${VIEWS.map((view) => ({
          id: view,
          label: t.admin[`view_${view}`],
          href: view === 'accounts' ? '/admin' : `/admin?view=${view}`,
        }))}
      ></tw-tabs>
      ${this.renderView()}
    </div>`;
  }

  private renderView(): unknown {
    const { view, webhook } = this.#place.value;
    switch (view) {
      case 'accounts':
        return html`<tw-accounts></tw-accounts>`;
      case 'keys':
        return html`<tw-keys></tw-keys>`;
      case 'webhooks':
        return webhook > 0
          ? html`<tw-webhook .webhook=${webhook}></tw-webhook>`
          : html`<tw-webhooks></tw-webhooks>`;
      case 'roles':
        return html`<tw-roles></tw-roles>`;
      case 'health':
        return html`<tw-health></tw-health>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-admin-page': TwAdminPage;
  }
}

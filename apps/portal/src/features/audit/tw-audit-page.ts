import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { TitleController } from '../../elements/title.controller.js';
import '../../elements/tw-tabs.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { AddressController } from '../../routing/address.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { AUDIT_VIEWS, readAuditAddress } from './audit-address.js';
import './tw-audit-as-of.js';
import './tw-audit-chain.js';
import './tw-audit-events.js';
import './tw-audit-evidence.js';

/** Who did what and when, whether the trail is whole, what held at a moment, and evidence of it. */
@customElement('tw-audit-page')
export class TwAuditPage extends LitElement {
  static override styles = [baseStyles, pageStyles];

  readonly #locale = new LocaleController(this);
  readonly #view = new AddressController(this, () => readAuditAddress(location.search).view);

  constructor() {
    super();
    new TitleController(this, () => this.#locale.t.audit.title);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="page">
      <header class="page-head">
        <div>
          <h1>${t.audit.title}</h1>
          <p class="lede">${t.audit.lede}</p>
        </div>
      </header>
      <tw-tabs
        .label=${t.audit.tabs}
        .selected=${this.#view.value}
        .tabs=${AUDIT_VIEWS.map((view) => ({
          id: view,
          label: t.audit[`view_${view}`],
          href: view === 'events' ? '/audit' : `/audit?view=${view}`,
        }))}
      ></tw-tabs>
      ${this.renderView()}
    </div>`;
  }

  private renderView(): unknown {
    switch (this.#view.value) {
      case 'events':
        return html`<tw-audit-events></tw-audit-events>`;
      case 'chain':
        return html`<tw-audit-chain></tw-audit-chain>`;
      case 'asOf':
        return html`<tw-audit-as-of></tw-audit-as-of>`;
      case 'evidence':
        return html`<tw-audit-evidence></tw-audit-evidence>`;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-audit-page': TwAuditPage;
  }
}

import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { noticeStyles } from '../../styles/notice.styles.js';

/** Somebody was faster: says that nothing is lost, and fires `reload` for what is there now. */
@customElement('tw-moved-on')
export class TwMovedOn extends LitElement {
  static override styles = [baseStyles, controlStyles, noticeStyles];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<div class="notice" role="alert">
      <tw-icon name="warning"></tw-icon>
      <h3>${t.changes.movedOn}</h3>
      <p>${t.changes.movedOnNext}</p>
      <button
        class="button"
        type="button"
        @click=${() => {
          this.dispatchEvent(new CustomEvent('reload'));
        }}
      >
        ${t.changes.seeNow}
      </button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-moved-on': TwMovedOn;
  }
}

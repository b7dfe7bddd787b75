import { LitElement, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { ActionController } from './action.controller.js';
import './tw-icon.js';

/** A button that fetches a file and hands it to the browser; a failure is told beside it. */
@customElement('tw-download')
export class TwDownload extends LitElement {
  static override styles = [baseStyles, controlStyles];

  @property() label = '';
  @property() fileName = '';
  @property({ type: Boolean }) disabled = false;
  @property({ type: Boolean }) primary = false;
  @property({ attribute: false }) load: (() => Promise<Blob>) | null = null;

  readonly #locale = new LocaleController(this);
  readonly #action = new ActionController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<button
        class="button ${this.primary ? 'primary' : ''}"
        type="button"
        ?disabled=${this.disabled || this.#action.busy}
        @click=${() => void this.fetch()}
      >
        <tw-icon name="download"></tw-icon>${this.#action.busy ? t.common.downloading : this.label}
      </button>
      ${this.#action.render()}`;
  }

  private async fetch(): Promise<void> {
    const { load } = this;
    if (!load) return;
    await this.#action.run(async () => {
      const file = URL.createObjectURL(await load());
      const link = document.createElement('a');
      link.href = file;
      link.download = this.fileName;
      link.click();
      window.setTimeout(() => {
        URL.revokeObjectURL(file);
      }, 10_000);
    });
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-download': TwDownload;
  }
}

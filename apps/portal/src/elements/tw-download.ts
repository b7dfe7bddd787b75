import { LitElement, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { type Problem, asProblem } from '../api/problem.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import './tw-icon.js';
import './tw-problem.js';

/** A button that fetches a file and hands it to the browser; a failure is told beside it. */
@customElement('tw-download')
export class TwDownload extends LitElement {
  static override styles = [baseStyles, controlStyles];

  @property() label = '';
  @property() fileName = '';
  @property({ type: Boolean }) disabled = false;
  @property({ type: Boolean }) primary = false;
  @property({ attribute: false }) load: (() => Promise<Blob>) | null = null;

  @state() private busy = false;
  @state() private problem: Problem | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<button
        class="button ${this.primary ? 'primary' : ''}"
        type="button"
        ?disabled=${this.disabled || this.busy}
        @click=${() => void this.fetch()}
      >
        <tw-icon name="download"></tw-icon>${this.busy ? t.common.downloading : this.label}
      </button>
      ${this.problem ? html`<tw-problem .problem=${this.problem}></tw-problem>` : nothing}`;
  }

  private async fetch(): Promise<void> {
    if (!this.load) return;
    this.busy = true;
    this.problem = null;
    try {
      const file = URL.createObjectURL(await this.load());
      const link = document.createElement('a');
      link.href = file;
      link.download = this.fileName;
      link.click();
      window.setTimeout(() => {
        URL.revokeObjectURL(file);
      }, 10_000);
    } catch (error) {
      this.problem = asProblem(error);
    } finally {
      this.busy = false;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-download': TwDownload;
  }
}

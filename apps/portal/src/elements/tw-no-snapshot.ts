import { LitElement, html } from 'lit';
import { customElement } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import './tw-empty-state.js';

/** Stands where figures will be once a first snapshot is published, and leads to the run for it. */
@customElement('tw-no-snapshot')
export class TwNoSnapshot extends LitElement {
  static override styles = [baseStyles];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<tw-empty-state .heading=${t.problem.noSnapshot} .next=${t.problem.noSnapshotNext}>
      <a href="/runs">${t.problem.goToRuns}</a>
    </tw-empty-state>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-no-snapshot': TwNoSnapshot;
  }
}

import { LitElement, html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { api } from '../api/api.js';
import type { NextFlip, Subject } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { LoadController } from './load.controller.js';
import { whyStyles } from './tw-why.styles.js';

/** When a value changes if nothing happens: looked for when somebody asks, since it takes a moment. */
@customElement('tw-next-flip')
export class TwNextFlip extends LitElement {
  static override styles = [baseStyles, controlStyles, whyStyles];

  @property() subject: Subject = 'customer';
  @property({ type: Number }) subjectId = 0;
  @property() tag = '';

  @state() private asked = false;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.subject, this.subjectId, this.tag, this.asked],
    rows: 1,
    load: async ([subject, id, tag, asked], signal): Promise<NextFlip | null> =>
      asked ? api.nextFlip(subject, id, tag, signal) : null,
  });

  protected override render(): unknown {
    const { why } = this.#locale.t;
    return html`<h3>${why.nextFlip}</h3>
      ${
        this.asked
          ? this.#load.render((flip) => this.renderFlip(flip))
          : html`<button type="button" class="button" @click=${this.ask}>${why.findFlip}</button>`
      }`;
  }

  private renderFlip(flip: NextFlip | null): unknown {
    return html`<p class="verdict" role="status">${this.#locale.words(flip?.words)}</p>
      <p class="small soft">${this.#locale.words(flip?.assumption)}</p>`;
  }

  private readonly ask = (): void => {
    this.asked = true;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-next-flip': TwNextFlip;
  }
}

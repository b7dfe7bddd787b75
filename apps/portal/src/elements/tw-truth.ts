import { LitElement, css, html, svg } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Truth } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';

/** Three shapes, so that nobody needs the colour: full disc, empty ring, broken ring. */
const SHAPES = {
  true: svg`<circle cx="8" cy="8" r="7" class="disc"/><path d="m4.8 8.3 2.2 2.2 4.2-4.8" class="tick"/>`,
  false: svg`<circle cx="8" cy="8" r="6.2"/><path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8"/>`,
  unknown: svg`<circle cx="8" cy="8" r="6.2" stroke-dasharray="2.6 2.2"/><path d="M6.3 6.4a1.8 1.8 0 1 1 2.6 1.6c-.6.3-.9.7-.9 1.2M8 11.2h.01"/>`,
} as const;

/** Whether a condition holds, does not hold, or cannot be known. */
@customElement('tw-truth')
export class TwTruth extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-flex;
        flex: none;
        vertical-align: -0.2em;
      }
      svg {
        width: 1.125rem;
        height: 1.125rem;
        fill: none;
        stroke: currentcolor;
        stroke-width: 1.5;
        stroke-linecap: round;
        stroke-linejoin: round;
      }
      .true {
        color: var(--good);
      }
      .true .disc {
        fill: var(--good);
        stroke: none;
      }
      .true .tick {
        stroke: var(--surface);
        stroke-width: 1.8;
      }
      .false {
        color: var(--ink-faint);
      }
      .unknown {
        color: var(--wait);
      }
    `,
  ];

  @property() state: Truth = 'unknown';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const word = this.#locale.t.why[this.state];
    return html`<svg class=${this.state} viewBox="0 0 16 16" role="img" aria-label=${word}>
      <title>${word}</title>
      ${SHAPES[this.state]}
    </svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-truth': TwTruth;
  }
}

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { badgeStyles } from '../styles/badge.styles.js';
import { baseStyles } from '../styles/base.styles.js';
import { type IconName } from './tw-icon.js';
import './tw-icon.js';

const ICONS: Readonly<Record<string, IconName>> = {
  succeeded: 'check',
  failed: 'close',
  running: 'turning',
  queued: 'clock',
  pending: 'clock',
  cancelled: 'close',
  skipped: 'right',
};

/** State of a run or a step: a mark, a word and a colour, in this order of importance. */
@customElement('tw-state-badge')
export class TwStateBadge extends LitElement {
  static override styles = [
    baseStyles,
    badgeStyles,
    css`
      .succeeded {
        background: var(--good-soft);
        color: var(--good);
      }
      .failed {
        background: var(--bad-soft);
        color: var(--bad);
      }
      .running {
        background: var(--live-soft);
        color: var(--live);
      }
      :host([quiet]) .badge {
        padding: 0;
        background: none;
        font-weight: 400;
      }
      :host([quiet]) .succeeded {
        color: var(--ink-soft);
      }
      :host([quiet]) .succeeded tw-icon {
        color: var(--good);
      }
      .running tw-icon {
        animation: turn 2s linear infinite;
      }
      @keyframes turn {
        to {
          rotate: 360deg;
        }
      }
      @media (prefers-reduced-motion: reduce) {
        .running tw-icon {
          animation: none;
        }
      }
    `,
  ];

  @property() state = 'queued';
  /** Without the coloured ground, for rows that are many and mostly alike. */
  @property({ type: Boolean, reflect: true }) quiet = false;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    return html`<span class="badge ${this.state}">
      <tw-icon name=${ICONS[this.state] ?? 'clock'}></tw-icon
      >${this.#locale.term('run', this.state)}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-state-badge': TwStateBadge;
  }
}

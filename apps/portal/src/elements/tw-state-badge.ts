import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import { type IconName } from './tw-icon.js';
import './tw-icon.js';

const ICONS: Readonly<Record<string, IconName>> = {
  succeeded: 'check',
  failed: 'close',
  running: 'arrow',
  queued: 'clock',
  pending: 'clock',
  skipped: 'right',
};

/** State of a run or a step: a mark, a word and a colour, in this order of importance. */
@customElement('tw-state-badge')
export class TwStateBadge extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline-block;
      }
      span {
        display: inline-flex;
        align-items: center;
        gap: var(--space-1);
        padding: 0.0625rem var(--space-2) 0.0625rem 0.375rem;
        border-radius: var(--radius-small);
        background: var(--surface-hover);
        color: var(--ink-soft);
        font-size: var(--text-small);
        font-weight: 500;
        white-space: nowrap;
      }
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
    `,
  ];

  @property() state = 'queued';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    return html`<span class=${this.state}>
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

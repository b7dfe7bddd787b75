import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { Snapshot } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { badgeStyles } from '../styles/badge.styles.js';
import { baseStyles } from '../styles/base.styles.js';
import './tw-icon.js';

/** Says that the snapshot being served is older than its schedule allows; nothing while it is not. */
@customElement('tw-stale-badge')
export class TwStaleBadge extends LitElement {
  static override styles = [
    baseStyles,
    badgeStyles,
    css`
      .badge {
        background: var(--wait-soft);
        color: var(--wait);
      }
    `,
  ];

  @property({ attribute: false }) snapshot: Snapshot | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { snapshot } = this;
    if (!snapshot?.stale) return nothing;
    const { t, format } = this.#locale;
    return html`<span class="badge" title=${t.schedules.staleWhy}>
      <tw-icon name="warning"></tw-icon
      >${t.schedules.stale(format.instant(snapshot.staleSince, snapshot.zone))}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-stale-badge': TwStaleBadge;
  }
}

import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ChangeSet } from '../api/types.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { badgeStyles } from '../styles/badge.styles.js';
import { baseStyles } from '../styles/base.styles.js';
import { type IconName } from './tw-icon.js';
import './tw-icon.js';

type State = ChangeSet['state'];

const ICONS: Readonly<Record<State, IconName>> = {
  draft: 'pencil',
  in_review: 'comment',
  approved: 'check',
  scheduled: 'clock',
  active: 'check',
  rejected: 'close',
  withdrawn: 'close',
  superseded: 'right',
};

/** State of a change-set: a mark, a word and a colour, in this order of importance. */
@customElement('tw-change-state')
export class TwChangeState extends LitElement {
  static override styles = [
    baseStyles,
    badgeStyles,
    css`
      .in_review {
        background: var(--wait-soft);
        color: var(--wait);
      }
      .approved,
      .scheduled {
        background: var(--live-soft);
        color: var(--live);
      }
      .active {
        background: var(--good-soft);
        color: var(--good);
      }
      .rejected {
        background: var(--bad-soft);
        color: var(--bad);
      }
    `,
  ];

  @property() state: State = 'draft';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    return html`<span class="badge ${this.state}">
      <tw-icon name=${ICONS[this.state]}></tw-icon>${this.#locale.term('change', this.state)}
    </span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-state': TwChangeState;
  }
}

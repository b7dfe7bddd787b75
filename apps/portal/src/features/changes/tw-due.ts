import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import type { ChangeSet } from '../../api/types.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { dayOf, dueState } from './due-state.js';

/** The day until which a change-set is wanted; said in words once it is over. */
@customElement('tw-due')
export class TwDue extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline;
        white-space: nowrap;
      }
      .overdue {
        color: var(--bad);
        font-weight: 500;
      }
      .today {
        color: var(--wait);
        font-weight: 500;
      }
      tw-icon {
        vertical-align: -0.2em;
      }
    `,
  ];

  @property({ attribute: false }) set: Pick<ChangeSet, 'dueOn' | 'state'> | null = null;

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { set } = this;
    if (!set?.dueOn) return nothing;
    const { t, format } = this.#locale;
    const due = dueState(set, dayOf(new Date()));
    const day = format.day(set.dueOn);
    if (due === 'overdue') {
      return html`<span class="overdue"
        ><tw-icon name="warning"></tw-icon> ${day} ${t.changes.overdue}</span
      >`;
    }
    return due === 'today'
      ? html`<span class="today">${day} ${t.changes.dueToday}</span>`
      : html`<span>${day}</span>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-due': TwDue;
  }
}

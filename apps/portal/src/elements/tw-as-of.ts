import { Task } from '@lit/task';
import { LitElement, css, html } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { api } from '../api/api.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';

/** As of when a figure holds, in the zone of the snapshot it comes from; leads to that snapshot. */
@customElement('tw-as-of')
export class TwAsOf extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: inline;
        font-size: var(--text-small);
      }
      a {
        color: var(--ink-faint);
      }
    `,
  ];

  @property({ type: Number }) snapshotId = 0;

  readonly #locale = new LocaleController(this);
  readonly #task = new Task(this, {
    args: () => [this.snapshotId] as const,
    // The figure itself is shown beside this; without the snapshot only its time is missing.
    task: async ([id]) => (id > 0 ? api.knownSnapshot(String(id)).catch(() => null) : null),
  });

  protected override render(): unknown {
    const snapshot = this.#task.value;
    if (!snapshot) return html``;
    const { t, format } = this.#locale;
    return html`<a href="/snapshots/${snapshot.id}" title=${snapshot.zone}
      >${t.common.asOfDate(format.instant(snapshot.asOf, snapshot.zone))}</a
    >`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-as-of': TwAsOf;
  }
}

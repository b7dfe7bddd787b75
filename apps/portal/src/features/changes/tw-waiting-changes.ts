import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';

import { changeSets } from '../../api/change-sets.js';
import type { ChangeSet } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-change-state.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import './tw-due.js';

const SHOWN = 5;

/** On the home page: the change-sets that wait for whoever looks. */
@customElement('tw-waiting-changes')
export class TwWaitingChanges extends LitElement {
  static override styles = [
    baseStyles,
    pageStyles,
    css`
      li {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-1) var(--space-3);
        align-items: center;
        padding: var(--space-2) 0;
        border-bottom: 1px solid var(--line);
      }
      li a {
        flex: 1 1 14rem;
        font-weight: 500;
        overflow-wrap: anywhere;
      }
    `,
  ];

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    live: true,
    rows: 2,
    load: (_args, signal) => changeSets.list({ waiting: 'me', limit: SHOWN }, signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<section aria-labelledby="waiting">
      <div class="section-head">
        <h2 id="waiting">${t.changes.waiting}</h2>
        <a class="small" href="/changes">${t.changes.allChanges}</a>
      </div>
      ${this.#load.render(({ items, total }) =>
        total === 0
          ? html`<p class="soft">${t.changes['empty.waiting']}</p>`
          : html`<ul>
                ${items.map((set) => this.renderSet(set))}
              </ul>
              ${
                total > items.length
                  ? html`<p class="small soft">
                      ${t.common.showing(
                        this.#locale.format.number(items.length),
                        this.#locale.format.number(total),
                      )}
                    </p>`
                  : nothing
              }`,
      )}
    </section>`;
  }

  private renderSet(set: ChangeSet): unknown {
    const { t } = this.#locale;
    return html`<li>
      <a href="/changes/${set.id}">${set.title}</a>
      <span class="small soft"
        >${set.author === null ? t.changes.byProduct : set.authorAccount}</span
      >
      <tw-due class="small" .set=${set}></tw-due>
      <tw-change-state .state=${set.state}></tw-change-state>
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-waiting-changes': TwWaitingChanges;
  }
}

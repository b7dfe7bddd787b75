import { LitElement, css, html, nothing } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { ApiKey } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-empty-state.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';
import { keyState } from './key-state.js';
import './tw-key-dialog.js';
import type { TwKeyDialog } from './tw-key-dialog.js';

/** Keys of systems: what each may do, until when, and when it was used last. */
@customElement('tw-keys')
export class TwKeys extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    pageStyles,
    tableStyles,
    css`
      .expiring {
        color: var(--wait);
      }
      .expired,
      .revoked {
        color: var(--ink-faint);
      }
      td.number .button + .button {
        margin-left: var(--space-2);
      }
    `,
  ];

  @state() private round = 0;

  @query('tw-key-dialog') private dialog!: TwKeyDialog;

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [this.round],
    load: (_args, signal) => api.keys(signal),
  });

  protected override render(): unknown {
    const { t } = this.#locale;
    return html`<section>
        <div class="section-head">
          <p class="soft">${t.admin.keysWhat}</p>
          <button
            class="button primary"
            type="button"
            @click=${() => {
              this.dialog.add();
            }}
          >
            <tw-icon name="plus"></tw-icon>${t.admin.addKey}
          </button>
        </div>
        ${this.#load.render((keys) => this.renderKeys(keys))}
      </section>
      <tw-key-dialog
        @changed=${() => {
          this.round += 1;
        }}
      ></tw-key-dialog>`;
  }

  private renderKeys(keys: readonly ApiKey[]): unknown {
    const { t } = this.#locale;
    if (keys.length === 0) {
      return html`<tw-empty-state
        .heading=${t.admin.noKeys}
        .next=${t.admin.noKeysNext}
      ></tw-empty-state>`;
    }
    const heads = [
      t.admin.prefix,
      t.admin.account,
      t.admin.permissions,
      t.admin.expires,
      t.admin.lastUsed,
    ];
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.admin.view_keys}
    >
      <table>
        <thead>
          <tr>
            ${heads.map((head) => html`<th scope="col">${head}</th>`)}
            <th scope="col"><span class="visually-hidden">${t.admin.manage}</span></th>
          </tr>
        </thead>
        <tbody>
          ${keys.map((key) => this.renderKey(key))}
        </tbody>
      </table>
    </div>`;
  }

  private renderKey(key: ApiKey): unknown {
    const { t, format } = this.#locale;
    const state = keyState(key, Date.now());
    const isOver = state === 'revoked' || state === 'expired';
    return html`<tr>
      <th scope="row">
        <code>${key.prefix}</code><br /><span class="small soft">${key.name}</span>
      </th>
      <td><code>${key.account}</code></td>
      <td class="small"><code>${key.permissions.join(', ')}</code></td>
      <td class="small ${state}">
        ${format.instant(key.expiresAt)}<br />${t.admin[`key_${state}`]}
      </td>
      <td class="small">${key.lastUsedAt ? format.instant(key.lastUsedAt) : t.admin.never}</td>
      <td class="number">
        ${
          isOver
            ? nothing
            : html`<button
                  class="button"
                  type="button"
                  @click=${() => {
                    this.dialog.rotate(key.prefix);
                  }}
                >
                  ${t.admin.rotate}
                </button>
                <button
                  class="button"
                  type="button"
                  @click=${() => {
                    this.dialog.revoke(key.prefix);
                  }}
                >
                  ${t.admin.revoke}
                </button>`
        }
      </td>
    </tr>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-keys': TwKeys;
  }
}

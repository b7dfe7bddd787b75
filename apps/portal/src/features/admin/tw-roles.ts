import { LitElement, css, html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';

import { api } from '../../api/api.js';
import type { RoleView } from '../../api/types.js';
import { LoadController } from '../../elements/load.controller.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { pageStyles } from '../../styles/page.styles.js';
import { tableStyles } from '../../styles/table.styles.js';

/** What each role allows, side by side; nobody edits it. */
@customElement('tw-roles')
export class TwRoles extends LitElement {
  static override styles = [
    baseStyles,
    pageStyles,
    tableStyles,
    css`
      th.role,
      td.role {
        text-align: center;
      }
      td.role {
        color: var(--good);
      }
    `,
  ];

  readonly #locale = new LocaleController(this);
  readonly #load = new LoadController(this, {
    args: () => [],
    rows: 12,
    load: (_args, signal) => api.roles(signal),
  });

  protected override render(): unknown {
    return html`<section>
      <p class="soft section-head">${this.#locale.t.admin.rolesWhat}</p>
      ${this.#load.render((roles) => this.renderRoles(roles))}
    </section>`;
  }

  private renderRoles(roles: readonly RoleView[]): unknown {
    const { t } = this.#locale;
    const permissions = [...new Set(roles.flatMap((role) => role.permissions))].sort();
    return html`<div
      class="table-scroll"
      tabindex="0"
      role="region"
      aria-label=${t.admin.view_roles}
    >
      <table>
        <thead>
          <tr>
            <th scope="col">${t.admin.permission}</th>
            ${roles.map(
              ({ role }) =>
                html`<th scope="col" class="role">${this.#locale.term('role', role)}</th>`,
            )}
          </tr>
        </thead>
        <tbody>
          ${permissions.map(
            (permission) =>
              html`<tr>
                <th scope="row"><code>${permission}</code></th>
                ${roles.map((role) => this.renderCell(role.permissions.includes(permission)))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  private renderCell(isAllowed: boolean): unknown {
    const { t } = this.#locale;
    return html`<td class="role">
      ${isAllowed ? html`<tw-icon name="check"></tw-icon>` : nothing}
      <span class="visually-hidden">${isAllowed ? t.admin.allowed : t.admin.notAllowed}</span>
    </td>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-roles': TwRoles;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { session } from '../api/session.js';
import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import './tw-icon.js';

/** What is not for whoever is signed in: which permission is missing, who they are, what to do. */
@customElement('tw-forbidden')
export class TwForbidden extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: var(--space-2) var(--space-3);
        padding: var(--space-4);
        border: 1px solid var(--line);
        border-radius: var(--radius);
        background: var(--surface-sunken);
      }
      tw-icon {
        grid-row: span 3;
        margin-top: 0.125rem;
        color: var(--ink-faint);
      }
      p {
        max-width: 44rem;
      }
    `,
  ];

  @property() permission = '';

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    const { identity } = session;
    const roles = identity?.roles.map((role) => this.#locale.term('role', role)) ?? [];
    return html`<div role="alert">
      <tw-icon name="lock"></tw-icon>
      <p>${t.session.forbiddenWhat(this.permission)}</p>
      ${
        identity
          ? html`<p class="soft">
              ${t.session.signedInAs(identity.name, roles.join(t.common.separator))}
            </p>`
          : nothing
      }
      <p class="soft">${t.session.forbiddenNext}</p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-forbidden': TwForbidden;
  }
}

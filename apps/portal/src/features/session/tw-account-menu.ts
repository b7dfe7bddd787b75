import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { session } from '../../api/session.js';
import { SessionController } from '../../elements/session.controller.js';
import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { dialogStyles } from '../../styles/dialog.styles.js';
import { tour } from '../tour/tour.js';
import './tw-password-form.js';

/** Who is signed in, by which roles; a way to another password and out. */
@customElement('tw-account-menu')
export class TwAccountMenu extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    dialogStyles,
    css`
      details {
        display: grid;
      }
      summary {
        display: flex;
        gap: 0.625rem;
        align-items: center;
        min-height: 2.5rem;
        padding: 0 var(--space-2);
        border-radius: var(--radius);
        cursor: pointer;
        list-style: none;
      }
      summary::-webkit-details-marker {
        display: none;
      }
      summary:hover {
        background: var(--surface-hover);
      }
      .who {
        display: grid;
        min-width: 0;
        line-height: var(--leading-tight);
      }
      .who span {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }
      .name {
        font-weight: 500;
      }
      .actions {
        display: grid;
        gap: 1px;
        padding: var(--space-1) 0;
      }
      .actions .button {
        justify-content: flex-start;
        padding: 0 var(--space-2);
        font-size: var(--text-small);
      }
    `,
  ];

  @property({ type: Boolean }) narrow = false;

  @state() private open = false;

  @query('dialog') private dialog!: HTMLDialogElement;

  readonly #locale = new LocaleController(this);

  constructor() {
    super();
    new SessionController(this);
  }

  protected override render(): unknown {
    const { t } = this.#locale;
    const { identity } = session;
    if (!identity) return nothing;
    const roles = identity.roles.map((role) => this.#locale.term('role', role));
    const label = `${t.session.account}: ${identity.name}`;
    return html`<details ?open=${this.open} @toggle=${this.toggle}>
        <summary
          title=${this.narrow ? label : identity.login}
          aria-label=${this.narrow ? label : nothing}
        >
          <tw-icon name="account"></tw-icon>
          ${
            this.narrow
              ? nothing
              : html`<span class="who">
                  <span class="name" translate="no">${identity.name}</span>
                  <span class="small soft">${roles.join(t.common.separator)}</span>
                </span>`
          }
        </summary>
        <div class="actions">
          <button
            class="button quiet"
            type="button"
            title=${t.tour.name}
            @click=${() => {
              tour.start();
            }}
          >
            ${this.action('play', t.tour.name)}
          </button>
          <button
            class="button quiet"
            type="button"
            title=${t.session.changePassword}
            @click=${() => {
              this.dialog.showModal();
            }}
          >
            ${this.action('lock', t.session.changePassword)}
          </button>
          <button
            class="button quiet"
            type="button"
            title=${t.session.signOut}
            @click=${() => session.signOut()}
          >
            ${this.action('arrow', t.session.signOut)}
          </button>
        </div>
      </details>
      <dialog aria-labelledby="title">
        <h2 id="title">${t.session.changePassword}</h2>
        <tw-password-form cancellable @done=${this.close} @cancel=${this.close}></tw-password-form>
      </dialog>`;
  }

  private action(icon: 'lock' | 'arrow' | 'play', text: string): unknown {
    return html`<tw-icon name=${icon}></tw-icon>
      <span class=${this.narrow ? 'visually-hidden' : ''}>${text}</span>`;
  }

  private toggle(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }

  private close(): void {
    this.dialog.close();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-account-menu': TwAccountMenu;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import '../../elements/tw-icon.js';
import { LocaleController } from '../../i18n/locale.controller.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/control.styles.js';
import { type ChangeAction, type PossibleAction, nextStep } from './possible-actions.js';

export type ActionEvent = CustomEvent<ChangeAction>;

/**
 * What can be done with a change-set, the next step first in sight; what cannot be done says why beside
 * it. Fires `act` (an `ActionEvent`).
 */
@customElement('tw-change-actions')
export class TwChangeActions extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      :host {
        display: grid;
        gap: var(--space-2);
        justify-items: end;
        max-width: 40rem;
      }
      .buttons {
        display: flex;
        flex-wrap: wrap;
        gap: var(--space-2);
        justify-content: flex-end;
      }
      ul {
        display: grid;
        gap: var(--space-1);
      }
      li {
        display: flex;
        gap: var(--space-2);
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      li tw-icon {
        margin-top: 0.125rem;
        color: var(--wait);
      }
      @media (max-width: 60rem) {
        :host,
        .buttons {
          justify-items: start;
          justify-content: flex-start;
        }
      }
    `,
  ];

  @property({ attribute: false }) actions: readonly PossibleAction[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    const { t } = this.#locale;
    // The effect is computed where it is shown.
    const shown = this.actions.filter(({ action }) => action !== 'compute');
    if (shown.length === 0) return nothing;
    const next = nextStep(shown);
    const hindered = shown.filter(({ hindrance }) => hindrance !== null);
    return html`<div class="buttons" role="group" aria-label=${t.changes.actions}>
        ${shown.map((possible) => this.renderAction(possible, next))}
      </div>
      ${
        hindered.length === 0
          ? nothing
          : html`<ul>
              ${hindered.map(
                ({ action, hindrance }) =>
                  html`<li id="why-${action}">
                    <tw-icon name="lock"></tw-icon>
                    <span
                      >${t.changes[`act.${action}`]}${t.common.colon}
                      ${hindrance && t.changes[`not.${hindrance}`]}</span
                    >
                  </li>`,
              )}
            </ul>`
      }`;
  }

  private renderAction({ action, hindrance }: PossibleAction, next: ChangeAction | null): unknown {
    return html`<button
      class="button ${action === next ? 'primary' : ''}"
      type="button"
      data-action=${action}
      ?disabled=${hindrance !== null}
      aria-describedby=${hindrance === null ? nothing : `why-${action}`}
      @click=${() => {
        this.dispatchEvent(new CustomEvent('act', { detail: action }));
      }}
    >
      ${this.#locale.t.changes[`act.${action}`]}
    </button>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-change-actions': TwChangeActions;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';

export interface Tab {
  readonly id: string;
  readonly label: string;
  /** How many things it holds, where that is known. */
  readonly count?: number;
  /** The address of a page of its own; then all of the tabs have one. */
  readonly href?: string;
}

/**
 * Parts of a page, one shown at a time. Fires `change` with the tab's id; the page keeps it in its
 * address and shows the part. Arrow keys, Home and End move between tabs. Tabs with addresses are
 * links instead, each to a page of its own.
 */
@customElement('tw-tabs')
export class TwTabs extends LitElement {
  static override styles = [
    baseStyles,
    css`
      div,
      nav {
        display: flex;
        gap: var(--space-1);
        overflow-x: auto;
        border-bottom: 1px solid var(--line);
        scrollbar-width: none;
      }
      button,
      a {
        flex: none;
        align-content: center;
        min-height: 2.25rem;
        padding: 0 var(--space-3);
        border: 0;
        border-bottom: 2px solid transparent;
        background: none;
        color: var(--ink-soft);
        font: inherit;
        font-weight: 500;
        border-radius: 0;
        cursor: pointer;
      }
      :is(button, a):focus-visible {
        outline-offset: -3px;
      }
      :is(button, a):hover {
        color: var(--ink);
        text-decoration: none;
      }
      button[aria-selected='true'],
      a[aria-current='page'] {
        border-bottom-color: var(--accent);
        color: var(--ink);
      }
      span {
        margin-left: var(--space-1);
        color: var(--ink-faint);
        font-size: var(--text-small);
        font-variant-numeric: tabular-nums;
      }
    `,
  ];

  @property() label = '';
  @property() selected = '';
  @property({ attribute: false }) tabs: readonly Tab[] = [];

  readonly #locale = new LocaleController(this);

  protected override render(): unknown {
    if (this.tabs.some(({ href }) => href !== undefined)) return this.renderLinks();
    return html`<div role="tablist" aria-label=${this.label} @keydown=${this.onKey}>
      ${this.tabs.map(
        ({ id, label, count }) =>
          html`<button
            type="button"
            role="tab"
            data-id=${id}
            aria-selected=${id === this.selected ? 'true' : 'false'}
            tabindex=${id === this.selected ? 0 : -1}
            @click=${() => {
              this.choose(id);
            }}
          >
            ${label}${this.renderCount(count)}
          </button>`,
      )}
    </div>`;
  }

  private renderLinks(): unknown {
    return html`<nav aria-label=${this.label}>
      ${this.tabs.map(
        ({ id, label, count, href = '' }) =>
          html`<a href=${href} aria-current=${id === this.selected ? 'page' : 'false'}
            >${label}${this.renderCount(count)}</a
          >`,
      )}
    </nav>`;
  }

  private renderCount(count: number | undefined): unknown {
    return count === undefined ? nothing : html`<span>${this.#locale.format.number(count)}</span>`;
  }

  private choose(id: string): void {
    if (id === this.selected) return;
    this.dispatchEvent(new CustomEvent<string>('change', { detail: id }));
  }

  private onKey(event: KeyboardEvent): void {
    const ids = this.tabs.map(({ id }) => id);
    const at = ids.indexOf(this.selected);
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: (at - 1 + ids.length) % ids.length,
      ArrowRight: (at + 1) % ids.length,
      Home: 0,
      End: ids.length - 1,
    };
    const id = ids[steps[event.key] ?? -1];
    if (id === undefined) return;
    event.preventDefault();
    this.choose(id);
    this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-tabs': TwTabs;
  }
}

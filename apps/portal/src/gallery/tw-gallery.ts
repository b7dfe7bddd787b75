import { LitElement, css, html } from 'lit';
import { customElement, state } from 'lit/decorators.js';

import { baseStyles } from '../styles/base.styles.js';
import '../features/shell/tw-preferences.js';
import type { ElementStates } from './element-states.js';

/** Every page of the gallery, by its file: what stands beside an element is found by itself. */
const pages = import.meta.glob<ElementStates>('../**/*.states.ts', {
  eager: true,
  import: 'states',
});
const elements = Object.values(pages).sort((a, b) => a.element.localeCompare(b.element));

/** Every reusable element in each of its states; `#tw-state-badge` shows one of them alone. */
@customElement('tw-gallery')
export class TwGallery extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 14rem minmax(0, 1fr);
        gap: var(--space-5);
        padding: var(--space-5);
      }
      nav {
        position: sticky;
        top: var(--space-5);
        display: grid;
        align-content: start;
        gap: var(--space-1);
        height: fit-content;
      }
      section {
        margin-bottom: var(--space-6);
      }
      h1 {
        font-family: var(--mono);
        font-size: var(--text-title);
      }
      h2 {
        margin: var(--space-4) 0 var(--space-2);
        color: var(--ink-soft);
        font-size: var(--text-small);
      }
      @media (max-width: 900px) {
        :host {
          grid-template-columns: minmax(0, 1fr);
        }
        nav {
          position: static;
          grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr));
        }
      }
    `,
  ];

  @state() private only = location.hash.slice(1);

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('hashchange', this.#choose);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    removeEventListener('hashchange', this.#choose);
  }

  readonly #choose = (): void => {
    this.only = location.hash.slice(1);
  };

  protected override render(): unknown {
    const shown = elements.filter(({ element }) => this.only === '' || element === this.only);
    return html`
      <nav aria-label="Elements">
        <tw-preferences></tw-preferences>
        <a href="#">All</a>
        ${elements.map(({ element }) => html`<a href="#${element}">${element}</a>`)}
      </nav>
      <main>${shown.map((page) => this.renderPage(page))}</main>
    `;
  }

  private renderPage({ element, states }: ElementStates): unknown {
    const parts = Object.entries(states);
    return html`<section id=${element}>
      <h1>${element}</h1>
      ${parts.map(
        ([name, render]) =>
          html`<h2>${name}</h2>
            ${render()}`,
      )}
    </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-gallery': TwGallery;
  }
}

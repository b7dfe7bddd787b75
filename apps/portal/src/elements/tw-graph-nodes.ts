import { LitElement, type PropertyValues, css, html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import type { PlacedGraph } from './graph-shape.js';
import { firstOf, stepFrom } from './graph-steps.js';

/**
 * The things of a drawn graph as links, of which the Tab key finds one and the arrow keys the others. Fires
 * `point` with the id of the thing that has the focus, null when none has.
 */
@customElement('tw-graph-nodes')
export class TwGraphNodes extends LitElement {
  static override styles = [
    baseStyles,
    css`
      :host {
        position: relative;
        display: block;
      }
      .told {
        margin-top: var(--space-2);
        font-size: var(--text-small);
      }
      ul:not(:focus-within) + .told {
        display: none;
      }
    `,
  ];

  /** What the graph shows, in words. */
  @property() label = '';
  @property({ attribute: false }) graph: PlacedGraph | null = null;

  @state() private at: string | null = null;

  readonly #locale = new LocaleController(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('graph') || !this.graph) return;
    const isKnown = this.graph.nodes.some(({ id }) => id === this.at);
    if (!isKnown) this.at = firstOf(this.graph);
  }

  protected override render(): unknown {
    const { graph } = this;
    if (!graph || graph.nodes.length === 0) return nothing;
    const { pictures } = this.#locale.t;
    const at = graph.nodes.find(({ id }) => id === this.at);
    return html`<ul class="visually-hidden" aria-label=${pictures.things(this.label)}>
        ${graph.nodes.map(
          ({ id, label, detail, kind, href }) =>
            html`<li>
              <a
                id=${id}
                href=${href ?? nothing}
                role=${href ? nothing : 'link'}
                aria-disabled=${href ? nothing : 'true'}
                tabindex=${id === this.at ? '0' : '-1'}
                @focus=${() => {
                  this.point(id);
                }}
                @blur=${() => {
                  this.point(null);
                }}
                @keydown=${(event: KeyboardEvent) => {
                  void this.step(event, graph, id);
                }}
                >${kind} ${label} ${detail}</a
              >
            </li>`,
        )}
      </ul>
      <p class="told soft" aria-hidden="true">
        <strong>${at?.label}</strong> ${at?.detail} ${pictures.thingsHint}
      </p>`;
  }

  private point(id: string | null): void {
    this.dispatchEvent(new CustomEvent<string | null>('point', { detail: id }));
  }

  private async step(event: KeyboardEvent, graph: PlacedGraph, id: string): Promise<void> {
    const next = stepFrom(graph, id, event.key);
    if (next === null) return;
    event.preventDefault();
    this.at = next;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(next)}`)?.focus();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-graph-nodes': TwGraphNodes;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { goTo } from '../routing/navigation.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/control.styles.js';
import { csvOf } from './chart-shape.js';
import { DrawnPictureController } from './drawn-picture.controller.js';
import type { DrawnGraph } from './graph-engine.js';
import { type GraphShape, type PlacedGraph, edgesTable } from './graph-shape.js';
import type { GraphTheme } from './graph-svg.js';
import { placedAside } from './placed-aside.js';
import { saveFile } from './save-file.js';
import { themeColours } from './theme-colours.js';
import './tw-graph-nodes.js';
import type { TwGraphNodes } from './tw-graph-nodes.js';
import type { PictureFile } from './tw-picture-bar.js';
import './tw-picture-bar.js';
import './tw-problem.js';
import './tw-shape-table.js';

interface Prepared {
  readonly graph: PlacedGraph;
  readonly openGraph: (typeof import('./graph-engine.js'))['openGraph'];
}

/**
 * Things and what makes them, from left to right, or as the table of the same edges. The engine loads
 * when the first graph is shown. A click on a thing opens its page; by keyboard one goes from thing to
 * thing along the edges, and readers of the screen find them as links.
 */
@customElement('tw-graph')
export class TwGraph extends LitElement {
  static override styles = [
    baseStyles,
    controlStyles,
    css`
      .canvas {
        position: relative;
        width: 100%;
        height: var(--graph-height, 26rem);
        border: 1px solid var(--line);
        border-radius: var(--radius);
      }
      .canvas[data-busy] {
        background: var(--surface-sunken);
      }
      .kinds {
        display: flex;
        flex-wrap: wrap;
        gap: 0 var(--space-4);
        margin-top: var(--space-2);
        font-size: var(--text-small);
        color: var(--ink-soft);
      }
      .kinds i {
        display: inline-block;
        width: 0.625rem;
        height: 0.625rem;
        margin-right: var(--space-1);
        border-radius: 2px;
        background: var(--paint);
      }
      .button {
        height: 1.75rem;
        padding: 0 var(--space-2);
        font-size: var(--text-small);
      }
    `,
  ];

  /** What the picture shows, in words. */
  @property() label = '';
  /** Of saved files, without the ending. */
  @property() file = 'graph';
  @property({ attribute: false }) shape: GraphShape | null = null;

  @state() private table = false;
  @query('.canvas') private canvas!: HTMLElement | null;
  @query('tw-graph-nodes') private nodes!: TwGraphNodes | null;

  readonly #locale = new LocaleController(this);
  readonly #picture = new DrawnPictureController<Prepared, DrawnGraph>(this, {
    canvas: () => this.canvas,
    prepare: async () => {
      this.canvas?.toggleAttribute('data-busy', true);
      const { shape } = this;
      const [graph, { openGraph }] = await Promise.all([
        placedAside(shape ?? { nodes: [], edges: [] }),
        import('./graph-engine.js'),
      ]);
      return { graph, openGraph };
    },
    paint: ({ graph, openGraph }, canvas, present) => {
      present?.close();
      canvas.toggleAttribute('data-busy', false);
      if (this.nodes) this.nodes.graph = graph;
      return openGraph(canvas, graph, this.theme(), (id) => {
        const href = graph.nodes.find((node) => node.id === id)?.href;
        if (href) goTo(href);
      });
    },
  });

  protected override render(): unknown {
    const { shape } = this;
    if (!shape) return nothing;
    const { pictures } = this.#locale.t;
    const { problem } = this.#picture;
    const asTable = this.table || problem !== null;
    return html`<tw-picture-bar
        ?table=${this.table}
        @toggle=${() => {
          this.table = !this.table;
        }}
        @save=${(event: CustomEvent<PictureFile>) => {
          void this.save(event.detail);
        }}
        >${asTable ? nothing : this.renderZoom()}</tw-picture-bar
      >
      ${problem ? html`<tw-problem .problem=${problem}></tw-problem>` : nothing}
      ${
        asTable
          ? html`<tw-shape-table .label=${this.label} .table=${this.edges(shape)}></tw-shape-table>`
          : html`<div
                class="canvas __________cytoscape_container"
                role="img"
                aria-label=${this.label}
              ></div>
              <tw-graph-nodes
                .label=${this.label}
                @point=${(event: CustomEvent<string | null>) =>
                  this.#picture.drawn?.point(event.detail)}
              ></tw-graph-nodes>
              <p class="kinds">
                ${this.kinds(shape).map(
                  ([kind, colour]) =>
                    html`<span><i .style=${`--paint: var(${colour})`}></i>${kind}</span>`,
                )}
                <span>${pictures.makingNote}</span>
              </p>`
      }`;
  }

  private renderZoom(): unknown {
    const { pictures } = this.#locale.t;
    const buttons: readonly (readonly [string, string, () => void])[] = [
      ['+', pictures.zoomIn, () => this.#picture.drawn?.zoom(1.25)],
      ['−', pictures.zoomOut, () => this.#picture.drawn?.zoom(0.8)],
      [pictures.fit, pictures.fit, () => this.#picture.drawn?.fit()],
    ];
    return buttons.map(
      ([sign, name, act]) =>
        html`<button class="button quiet" type="button" aria-label=${name} @click=${act}>
          ${sign}
        </button>`,
    );
  }

  private kinds({ nodes }: GraphShape): readonly (readonly [string, string])[] {
    return [...new Map(nodes.map(({ kind, colour }) => [kind, colour] as const))];
  }

  private edges(shape: GraphShape) {
    const { pictures } = this.#locale.t;
    return edgesTable(shape, [pictures.from, pictures.to, pictures.how]);
  }

  private theme(): GraphTheme {
    const colour = themeColours(this);
    return {
      ink: colour('--ink'),
      soft: colour('--ink-soft'),
      line: colour('--line-strong'),
      surface: colour('--surface'),
      accent: colour('--accent'),
      font: getComputedStyle(this).fontFamily,
      colour,
    };
  }

  private async save(kind: PictureFile): Promise<void> {
    const { shape } = this;
    if (!shape) return;
    const name = `${this.file}.${kind}`;
    if (kind === 'csv') {
      saveFile(name, new Blob([csvOf(this.edges(shape))], { type: 'text/csv' }));
    } else if (kind === 'png' && this.#picture.drawn) {
      saveFile(name, await this.#picture.drawn.png(this.theme().surface));
    } else {
      const { graphSvg } = await import('./graph-svg.js');
      const svg = graphSvg(await placedAside(shape), this.theme());
      saveFile(`${this.file}.svg`, new Blob([svg], { type: 'image/svg+xml' }));
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-graph': TwGraph;
  }
}

import { LitElement, css, html, nothing } from 'lit';
import { customElement, property, query, state } from 'lit/decorators.js';

import { LocaleController } from '../i18n/locale.controller.js';
import { baseStyles } from '../styles/base.styles.js';
import type { DrawnChart } from './chart-engine.js';
import type { ChartTheme } from './chart-option.js';
import { type ChartShape, csvOf, tableOf } from './chart-shape.js';
import { DrawnPictureController } from './drawn-picture.controller.js';
import { saveFile } from './save-file.js';
import { isMotionReduced, themeColours } from './theme-colours.js';
import type { PictureFile } from './tw-picture-bar.js';
import './tw-picture-bar.js';
import './tw-problem.js';
import './tw-shape-table.js';

type Engine = typeof import('./chart-engine.js');

/**
 * Numbers as a picture, or as the table of the same numbers. The engine loads when the first chart is
 * shown; colours follow the theme, motion the reader's wish.
 */
@customElement('tw-chart')
export class TwChart extends LitElement {
  static override styles = [
    baseStyles,
    css`
      .canvas {
        width: 100%;
        height: var(--chart-height, 18rem);
      }
    `,
  ];

  /** What the picture shows, in words. */
  @property() label = '';
  /** Of saved files, without the ending. */
  @property() file = 'chart';
  @property({ attribute: false }) shape: ChartShape | null = null;

  @state() private table = false;
  @query('.canvas') private canvas!: HTMLElement | null;

  readonly #picture = new DrawnPictureController<Engine, DrawnChart>(this, {
    canvas: () => this.canvas,
    prepare: () => import('./chart-engine.js'),
    paint: ({ openChart }, canvas, present) => {
      const chart = present ?? openChart(canvas);
      if (this.shape) chart.draw(this.shape, this.theme());
      return chart;
    },
  });

  constructor() {
    super();
    // Redraws it when language or theme change.
    new LocaleController(this);
  }

  protected override render(): unknown {
    const { shape } = this;
    const { problem } = this.#picture;
    if (!shape) return nothing;
    return html`<tw-picture-bar
        ?table=${this.table}
        @toggle=${() => {
          this.table = !this.table;
        }}
        @save=${(event: CustomEvent<PictureFile>) => {
          void this.save(event.detail);
        }}
      ></tw-picture-bar>
      ${problem ? html`<tw-problem .problem=${problem}></tw-problem>` : nothing}
      ${
        this.table || problem
          ? html`<tw-shape-table .label=${this.label} .table=${tableOf(shape)}></tw-shape-table>`
          : html`<div class="canvas" role="img" aria-label=${this.label}></div>`
      }`;
  }

  private theme(): ChartTheme {
    const colour = themeColours(this);
    return {
      ink: colour('--ink-soft'),
      line: colour('--line'),
      surface: colour('--surface-raised'),
      font: getComputedStyle(this).fontFamily,
      colour,
      animation: !isMotionReduced(),
    };
  }

  private async save(kind: PictureFile): Promise<void> {
    const { shape } = this;
    if (!shape) return;
    const name = `${this.file}.${kind}`;
    if (kind === 'csv') {
      saveFile(name, new Blob([csvOf(tableOf(shape))], { type: 'text/csv' }));
      return;
    }
    const theme = this.theme();
    const { chartSvg } = await import('./chart-engine.js');
    if (kind === 'png' && this.#picture.drawn) {
      saveFile(name, this.#picture.drawn.png(theme.surface));
      return;
    }
    const size = { width: this.clientWidth || 960, height: this.canvas?.clientHeight ?? 320 };
    saveFile(
      `${this.file}.svg`,
      new Blob([chartSvg(shape, theme, size)], { type: 'image/svg+xml' }),
    );
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'tw-chart': TwChart;
  }
}

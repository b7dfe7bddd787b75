import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, LegendScrollComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer, SVGRenderer } from 'echarts/renderers';

import { chartOption, type ChartTheme } from './chart-option.js';
import type { ChartShape } from './chart-shape.js';

use([
  BarChart,
  LineChart,
  GridComponent,
  LegendScrollComponent,
  TooltipComponent,
  CanvasRenderer,
  SVGRenderer,
]);

/** A chart on the page. */
export interface DrawnChart {
  draw(shape: ChartShape, theme: ChartTheme): void;
  resize(): void;
  /** A picture in twice the size on screen, as an address of its data. */
  png(background: string): string;
  close(): void;
}

/** Opens a chart in an element that has a size. This module is large: it loads with the first chart. */
export function openChart(host: HTMLElement): DrawnChart {
  const chart = init(host, null, { renderer: 'canvas' });
  return {
    draw: (shape, theme) => {
      chart.setOption(chartOption(shape, theme), true);
    },
    resize: () => {
      chart.resize();
    },
    png: (backgroundColor) => chart.getDataURL({ type: 'png', pixelRatio: 2, backgroundColor }),
    close: () => {
      chart.dispose();
    },
  };
}

/** The same picture as SVG text; drawn apart from the page, whose policy forbids its style attributes. */
export function chartSvg(
  shape: ChartShape,
  theme: ChartTheme,
  size: { readonly width: number; readonly height: number },
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  chart.setOption({
    ...chartOption(shape, { ...theme, animation: false }),
    backgroundColor: theme.surface,
  });
  const svg = chart.renderToSVGString();
  chart.dispose();
  return svg;
}

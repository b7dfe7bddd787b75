import type { EChartsCoreOption } from 'echarts/core';

import type { ChartShape } from './chart-shape.js';

/** Colours and letters of the theme that the reader chose, resolved. */
export interface ChartTheme {
  readonly ink: string;
  readonly line: string;
  readonly surface: string;
  readonly font: string;
  /** Resolves a token such as `--value-0`. */
  readonly colour: (token: string) => string;
  readonly animation: boolean;
}

/** How a shape is drawn by ECharts. */
export function chartOption(shape: ChartShape, theme: ChartTheme): EChartsCoreOption {
  const { kind, categories, series } = shape;
  const text = { color: theme.ink, fontFamily: theme.font, fontSize: 12 };
  const names = {
    type: 'category',
    data: categories,
    inverse: kind === 'bars',
    axisLabel: { ...text, hideOverlap: kind !== 'bars', width: 150, overflow: 'truncate' },
    axisLine: { lineStyle: { color: theme.line } },
    axisTick: { show: false },
  };
  const numbers = {
    type: 'value',
    name: shape.measure,
    nameTextStyle: text,
    nameLocation: kind === 'bars' ? 'middle' : 'end',
    nameGap: kind === 'bars' ? 28 : 12,
    axisLabel: text,
    splitLine: { lineStyle: { color: theme.line } },
  };
  const shown = series.filter(({ colour }) => colour !== null);
  return {
    animation: theme.animation,
    textStyle: { fontFamily: theme.font },
    grid: { left: 8, right: 16, top: kind === 'bars' ? 8 : 32, bottom: 36, containLabel: true },
    // Drawn on the canvas: markup with styles of its own would break the policy.
    tooltip: {
      trigger: 'axis',
      renderMode: 'richText',
      axisPointer: { type: kind === 'line' ? 'line' : 'shadow' },
      backgroundColor: theme.surface,
      borderColor: theme.line,
      textStyle: text,
    },
    legend: {
      show: shown.length > 1,
      type: 'scroll',
      bottom: 0,
      icon: 'roundRect',
      textStyle: text,
      data: shown.map(({ name }) => name),
    },
    xAxis: kind === 'bars' ? numbers : names,
    yAxis: kind === 'bars' ? names : numbers,
    series: series.map(({ name, colour, values }) => ({
      name,
      type: kind === 'line' ? 'line' : 'bar',
      data: [...values],
      ...(kind === 'line' ? { symbolSize: 6, lineStyle: { width: 2 } } : { stack: 'all' }),
      ...(kind === 'bars' ? { barMaxWidth: 14, barMinHeight: colour === null ? 0 : 2 } : {}),
      ...(kind === 'stack' ? { barMaxWidth: 48 } : {}),
      ...(colour === null
        ? { silent: true, itemStyle: { color: 'transparent' }, tooltip: { show: false } }
        : { itemStyle: { color: theme.colour(colour) } }),
    })),
  };
}

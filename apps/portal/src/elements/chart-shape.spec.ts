import { describe, expect, it } from '@jest/globals';

import { chartOption } from './chart-option.js';
import { type ChartShape, csvOf, tableOf } from './chart-shape.js';

const SHAPE: ChartShape = {
  kind: 'stack',
  axis: 'Snapshot',
  measure: 'customers',
  categories: ['1', '2'],
  series: [
    { name: 'A "loyal"', colour: '--value-0', values: [3, 4] },
    { name: 'missing', colour: '--value-missing', values: [1, null] },
  ],
};
const THEME = {
  ink: '#000',
  line: '#ccc',
  surface: '#fff',
  font: 'sans-serif',
  colour: (token: string) => `rgb(${token})`,
  animation: false,
};

interface Drawn {
  readonly xAxis: { readonly type: string };
  readonly tooltip: { readonly renderMode: string };
  readonly series: readonly {
    readonly data: readonly unknown[];
    readonly stack?: string;
    readonly itemStyle: { readonly color: string };
  }[];
}

describe('a chart', () => {
  it('has a table and a file with the numbers that it draws', () => {
    expect(tableOf(SHAPE)).toEqual({
      head: ['Snapshot', 'A "loyal"', 'missing'],
      rows: [
        ['1', 3, 1],
        ['2', 4, null],
      ],
    });
    expect(csvOf(tableOf(SHAPE))).toBe('\uFEFFSnapshot,"A ""loyal""",missing\r\n1,3,1\r\n2,4,\r\n');
    const { series } = chartOption(SHAPE, THEME) as unknown as Drawn;
    expect(series.map(({ data }) => data)).toEqual(SHAPE.series.map(({ values }) => values));
  });

  it('writes no text that a spreadsheet would run', () => {
    expect(csvOf({ head: ['=1+1'], rows: [['@x'], [-3]] })).toBe("\uFEFF'=1+1\r\n'@x\r\n-3\r\n");
  });

  it('stacks parts of a whole, and lays bars down with room before them', () => {
    const stack = chartOption(SHAPE, THEME) as unknown as Drawn;
    expect(stack.xAxis.type).toBe('category');
    expect(stack.series.map(({ stack: name }) => name)).toEqual(['all', 'all']);
    const [series] = SHAPE.series;
    const bars = chartOption(
      { ...SHAPE, kind: 'bars', series: series ? [{ ...series, colour: null }, series] : [] },
      THEME,
    ) as unknown as Drawn;
    expect(bars.xAxis.type).toBe('value');
    expect(bars.series.map(({ itemStyle }) => itemStyle.color)).toEqual([
      'transparent',
      'rgb(--value-0)',
    ]);
  });

  it('draws its hints on the canvas, where no policy is broken', () => {
    expect((chartOption(SHAPE, THEME) as unknown as Drawn).tooltip.renderMode).toBe('richText');
  });
});

import type { Distribution, Words } from '../../api/types.js';
import type { ChartSeries, ChartShape } from '../../elements/chart-shape.js';

/** The words that a trend needs, in the reader's language. */
export interface TrendWords {
  readonly axis: string;
  readonly measure: string;
  readonly value: string;
  readonly missing: string;
  readonly known: string;
  readonly smallest: string;
  readonly median: string;
  readonly largest: string;
  readonly of: (words: Words, code: string) => string;
  readonly point: (point: Distribution) => string;
}

/** As many colours as can be told apart; the rest share one. */
const COLOURS = 8;

/**
 * Named values as stacked counts per snapshot; numbers as lines of their extremes and the median; of dates and
 * texts, which have no axis of numbers, how many have one.
 */
export function trendShape(points: readonly Distribution[], words: TrendWords): ChartShape {
  const categories = points.map((point) => words.point(point));
  const stacked = (series: ChartSeries[]): ChartShape => {
    return { kind: 'stack', axis: words.axis, measure: words.measure, categories, series };
  };
  if (points.some(({ values }) => values.length > 0)) return stacked(namedSeries(points, words));
  const isNumber = points.some(({ buckets, min }) => buckets.length > 0 || numberOf(min) !== null);
  return !isNumber
    ? stacked(knownSeries(points, words))
    : {
        kind: 'line',
        axis: words.axis,
        measure: words.value,
        categories,
        series: numberSeries(points, words),
      };
}

function namedSeries(points: readonly Distribution[], words: TrendWords): ChartSeries[] {
  // The newest list decides order and names; values that it lost come after.
  const names = new Map<string, Words>();
  for (const { values } of points.toReversed()) {
    for (const { value, name } of values) if (!names.has(value)) names.set(value, name);
  }
  const series = [...names].map(([value, name], index): ChartSeries => {
    const colour = index < COLOURS ? `--value-${index}` : '--value-rest';
    const counts = points.map(
      ({ values }) => values.find((each) => each.value === value)?.count ?? 0,
    );
    return { name: words.of(name, value), colour, values: counts };
  });
  const missing = points.map((point) => point.missing);
  return [...series, { name: words.missing, colour: '--value-missing', values: missing }];
}

function knownSeries(points: readonly Distribution[], words: TrendWords): ChartSeries[] {
  return [
    {
      name: words.known,
      colour: '--value-0',
      values: points.map(({ total, missing }) => total - missing),
    },
    {
      name: words.missing,
      colour: '--value-missing',
      values: points.map(({ missing }) => missing),
    },
  ];
}

function numberSeries(points: readonly Distribution[], words: TrendWords): ChartSeries[] {
  return [
    { name: words.smallest, colour: '--value-1', values: points.map(({ min }) => numberOf(min)) },
    { name: words.median, colour: '--value-0', values: points.map(medianOf) },
    { name: words.largest, colour: '--value-2', values: points.map(({ max }) => numberOf(max)) },
  ];
}

/** The middle of the bin that holds the middle subject: exact to half a bin. */
export function medianOf({ buckets }: Pick<Distribution, 'buckets'>): number | null {
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  let below = 0;
  for (const { from, to, count } of buckets) {
    below += count;
    if (count > 0 && below * 2 >= total) return (Number(from) + Number(to)) / 2;
  }
  return null;
}

/** Days are numbers of no axis. */
function numberOf(text: string | null): number | null {
  return text !== null && /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}

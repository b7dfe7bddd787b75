/** One series of numbers over the categories; null where there is none. */
export interface ChartSeries {
  readonly name: string;
  /** A token of tokens.css, such as `--value-0`; null draws nothing and only holds the place. */
  readonly colour: string | null;
  readonly values: readonly (number | null)[];
}

/** What a chart shows, apart from how it is drawn: its table and its files hold the same numbers. */
export interface ChartShape {
  /** Shares of a whole over time, lines over time, or bars from left to right. */
  readonly kind: 'stack' | 'line' | 'bars';
  /** What the categories are. */
  readonly axis: string;
  /** What is counted, with its unit. */
  readonly measure: string;
  readonly categories: readonly string[];
  readonly series: readonly ChartSeries[];
}

/** A table of the same numbers: a head, and a row per category. */
export interface ShapeTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** The numbers of a chart by category. */
export function tableOf({ axis, categories, series }: ChartShape): ShapeTable {
  return {
    head: [axis, ...series.map(({ name }) => name)],
    rows: categories.map((category, index) => [
      category,
      ...series.map(({ values }) => values[index] ?? null),
    ]),
  };
}

/** Text that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as CSV (RFC 4180, with a byte order mark, so that spreadsheets read Chinese). */
export function csvOf({ head, rows }: ShapeTable): string {
  const cell = (value: string | number | null): string => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const safe = FORMULA.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

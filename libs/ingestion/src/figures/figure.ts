/**
 * A figure of a source as SQL over `{dataset}` and `{conflicts.dataset}`, which stand for the rows of
 * that source: one number, or named numbers.
 */
export type Figure =
  string | { readonly sql: string; readonly names: Readonly<Record<string, string>> };

/** A computed figure. */
export type FigureValue = number | Readonly<Record<string, number>>;

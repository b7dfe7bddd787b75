/** A part of a fact query: its CTEs, how they join the population `s`, and the columns it gives. */
export interface FactPart {
  readonly ctes: readonly { readonly name: string; readonly sql: string }[];
  readonly joins: readonly string[];
  /** SQL by fact code. */
  readonly columns: ReadonlyMap<string, string>;
}

/** The subject's id inside a query; no code of a fact or tag can have a `$`. */
export const ID = '"$id"';
export const CUSTOMER = '"$customer"';

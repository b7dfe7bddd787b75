/** A part of a fact query: its CTEs, what it looks up for each subject, and the columns it gives. */
export interface FactPart {
  readonly ctes: readonly { readonly name: string; readonly sql: string }[];
  readonly lookups: readonly Lookup[];
  /** SQL by fact code. */
  readonly columns: ReadonlyMap<string, string>;
}

/** The one row of a relation, if any, that belongs to a subject; all names are quoted. */
export interface Lookup {
  /**
   * Columns are written as `name.column`; without a row all of them are NULL. It may stand among
   * columns of definitions and so has a `$`, which no code has.
   */
  readonly name: string;
  readonly relation: string;
  /** Identifies a row of the relation. */
  readonly key: string;
  /** The column of the rows `s` that has the key. */
  readonly of: string;
  readonly columns: readonly string[];
}

/** The subject's id inside a query; no code of a fact or tag can have a `$`. */
export const ID = '"$id"';
export const CUSTOMER = '"$customer"';

/** Looks up a query of the WITH list that has one row per subject. */
export function lookupById(name: string, columns: readonly string[]): Lookup {
  return { name, relation: name, key: ID, of: ID, columns };
}

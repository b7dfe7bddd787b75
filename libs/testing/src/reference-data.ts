import type { CatalogView, DefinitionSet, FactValue } from '@tagwright/rules';

/** A row by column code, values in memory form; an absent column is missing. */
export type ReferenceRow = Readonly<Record<string, FactValue>>;

/** Plain rows of the supplied datasets; a dataset that is not there is not supplied. */
export interface ReferenceInput {
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  readonly rows: ReadonlyMap<string, readonly ReferenceRow[]>;
  /** Covered periods, half-open days. */
  readonly periods: ReadonlyMap<string, { readonly from: string; readonly to: string } | null>;
  readonly asOf: string;
  readonly zone: string;
}

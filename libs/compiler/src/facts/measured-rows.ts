import type { FactDefinition, MeasureSource } from '@tagwright/rules';

export type MeasuredFact = FactDefinition & { readonly source: MeasureSource };

/** Where the rows of a measured dataset come from. */
export interface MeasuredRows {
  /** Distinguishes the relations of this part from those of others. */
  readonly name: string;
  /** The subject's id in them. */
  readonly idColumn: string;
  /**
   * The rows as SQL, with at least these columns of the dataset and, at least, the rows for which
   * the condition holds.
   */
  readonly relation: (columns: readonly string[], chosen: string) => string;
}

import type { Words } from '@tagwright/kernel';

/** How a source system fills the datasets: its head, and the text that ingestion reads. */
export interface SourceMapping {
  readonly source: string;
  readonly name: Words;
  /** Position among sources that contradict each other; 1 wins. */
  readonly rank: number;
  readonly targets: readonly { readonly dataset: string }[];
  /** Where the mapping was read from, for diagnostics. */
  readonly file: string;
  /** The mapping as it was written (YAML). */
  readonly text: string;
}

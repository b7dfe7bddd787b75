import type { CodeListView, CodeView } from '@tagwright/rules';

export interface ListedCode extends CodeView {
  /** Where a dealer is: a code of the list of regions. */
  readonly region?: string;
}

/** A governed code list; the order of its codes is the list's order. */
export interface CodeList extends CodeListView {
  readonly owner: string;
  readonly codes: readonly ListedCode[];
}

import type { FactParts } from '@tagwright/compiler';
import type { DatasetFiles } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';

/** All that the data plane needs to compute some facts as they would be; plain data. */
export interface PreviewFactsSpec {
  readonly parts: FactParts;
  readonly datasets: readonly DatasetFiles[];
  /** The snapshot's own facts. */
  readonly base: readonly {
    readonly subject: Subject;
    /** Absolute. */
    readonly file: string;
    readonly codes: readonly string[];
  }[];
  /** Where the facts of each subject go; absolute, not yet existing. */
  readonly targets: readonly { readonly subject: Subject; readonly file: string }[];
}

export interface PreviewFactsResult {
  readonly rows: readonly { readonly subject: Subject; readonly rows: number }[];
}

/** The name under which the data plane knows the job. */
export const PREVIEW_FACTS_JOB = 'preview-facts';

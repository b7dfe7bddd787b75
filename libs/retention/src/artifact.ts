import type { CollectionMarks, PinKind } from '@tagwright/pins';

/** A dataset version, fact table or snapshot as far as retention is concerned. */
export interface Artifact extends CollectionMarks {
  readonly kind: PinKind;
  /** Its primary key, as text. */
  readonly id: string;
  /** For people, e.g. `lead version 3`. */
  readonly name: string;
  /** Within which the last ones are counted: a dataset, a subject, the snapshots. */
  readonly series: string;
  /** When it was registered or published. */
  readonly since: Date;
  /** Whether it takes a place among the last ones and the months' last; a snapshot only once published. */
  readonly counts: boolean;
  /** Why it may not be collected whatever the policy says; what it was made from is kept with it. */
  readonly claims: readonly Claim[];
  /** Keys of the artifacts it was made from. */
  readonly inputs: readonly string[];
  /** Deleted when it is collected, unless another one shares them; relative to the data directory. */
  readonly files: readonly string[];
  /** Not deleted ever: manifests and changes of snapshots. */
  readonly lasting: readonly string[];
}

export const CLAIMS = ['published', 'active', 'run', 'pinned'] as const;

/** `run`: sealed by, or input of, a run that is not over. */
export type Claim = (typeof CLAIMS)[number];

/** What tells artifacts of all kinds apart. */
export function keyOf({ kind, id }: { kind: PinKind; id: string | number }): string {
  return `${kind} ${id}`;
}

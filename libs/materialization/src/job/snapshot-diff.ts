import type { Subject } from '@tagwright/rules';

/** How one tag moved between two snapshots. */
export interface TagDiff {
  readonly tag: string;
  readonly subject: Subject;
  /** Subjects in both snapshots whose value differs. */
  readonly changed: number;
  /** From value to value with how many subjects, for codes, sets of codes and flags; `null` is missing. */
  readonly matrix:
    | readonly {
        readonly from: string | null;
        readonly to: string | null;
        readonly count: number;
      }[]
    | null;
}

/** What a snapshot changed against the one published before it. */
export interface SnapshotDiff {
  readonly previousId: number;
  readonly subjects: readonly {
    readonly subject: Subject;
    readonly added: number;
    readonly removed: number;
  }[];
  readonly tags: readonly TagDiff[];
  /** Tags only in the new, or only in the previous snapshot. */
  readonly tagsAdded: readonly string[];
  readonly tagsRemoved: readonly string[];
  /** Parquet of (subject, id, tag, value before, value after), relative to the data directory. */
  readonly changesFile: string | null;
}

export class SnapshotTableDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly rows!: number;
  readonly file!: string;
  readonly sha256!: string;
}

export class SnapshotDefinitionDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly version!: string;
  readonly hash!: string;
}

export class SnapshotDatasetDto {
  readonly dataset!: string;
  readonly version!: number;
  readonly contentHash!: string;
  readonly rows!: number;
}

/** Why, and until when, a snapshot's files are there. */
export class SnapshotRetentionDto {
  /** Why somebody keeps it for ever; null when nobody does. */
  readonly pinnedBecause!: string | null;
  /** Marked for collection: its files are deleted at the earliest then, and it opens no more. */
  readonly collectAfter!: string | null;
  /** Its manifest and what it changed stay. */
  readonly filesDeletedAt!: string | null;
}

/** A sealed set of tag tables. */
export class SnapshotDto {
  readonly id!: number;
  readonly runId!: number;
  readonly asOf!: string;
  readonly zone!: string;
  /** The same inputs give the same digest. */
  readonly contentDigest!: string;
  readonly publishedAt!: string | null;
  /**
   * Whether readers get it although it is older than its schedule allows. One that is no longer
   * published is not stale, it is superseded.
   */
  readonly stale!: boolean;
  readonly staleSince!: string | null;
  readonly tables!: SnapshotTableDto[];
  readonly definitions!: SnapshotDefinitionDto[];
  readonly datasets!: SnapshotDatasetDto[];
  readonly retention!: SnapshotRetentionDto;
}

export class SnapshotPageDto {
  readonly items!: SnapshotDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

export class TransitionDto {
  /** Null is missing. */
  readonly from!: string | null;
  readonly to!: string | null;
  readonly count!: number;
}

export class TagDiffDto {
  readonly tag!: string;
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  /** Subjects in both snapshots whose value differs. */
  readonly changed!: number;
  /** Subjects only in this snapshot. */
  readonly added!: number;
  /** Subjects only in the previous snapshot. */
  readonly removed!: number;
  /** Codes, sets of codes and flags; empty for numbers and dates. */
  readonly matrix!: TransitionDto[];
}

/** A subject whose value differs from the snapshot published before. */
export class ChangedSubjectDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number;
  /** As text, sets of codes separated by commas; null is missing. */
  readonly from!: string | null;
  readonly to!: string | null;
}

export class ChangedSubjectPageDto {
  readonly items!: ChangedSubjectDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

/** What a snapshot changed against the one published before it. */
export class SnapshotDiffDto {
  readonly previousId!: number | null;
  readonly tags!: TagDiffDto[];
  readonly tagsAdded!: string[];
  readonly tagsRemoved!: string[];
}

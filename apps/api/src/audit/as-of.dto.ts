import { IsIn, IsISO8601, IsString, Matches, MaxLength } from 'class-validator';

const KINDS = ['fact', 'tag', 'code_list'] as const;

/** Which object, and when. */
export class AsOfQueryDto {
  /** With its offset. */
  @IsISO8601({ strict: true })
  @Matches(/(?:Z|[+-]\d\d:\d\d)$/, { message: 'at must have an offset' })
  readonly at!: string;

  @IsIn(KINDS)
  readonly kind!: (typeof KINDS)[number];

  @IsString()
  @MaxLength(64)
  readonly code!: string;
}

export class ApproverDto {
  readonly person!: string;
  readonly account!: string;
  /** Roles of the person when they approved. */
  readonly roles!: string[];
  readonly at!: string;
  /** The stored preview that the person saw. */
  readonly impactReport!: number | null;
}

/** An object exactly as it was in force. */
export class ObjectAsOfDto {
  readonly kind!: (typeof KINDS)[number];
  readonly code!: string;
  readonly version!: string;
  /** YAML, byte for byte as it was approved. */
  readonly text!: string;
  readonly contentHash!: string;
  readonly activeFrom!: string;
  /** Null when it still is in force. */
  readonly activeUntil!: string | null;
  readonly changeSet!: number | null;
  /** A person; null when the product itself wrote it. */
  readonly author!: string | null;
  readonly approvers!: ApproverDto[];
}

export class SnapshotAsOfDto {
  readonly id!: number;
  readonly contentDigest!: string;
  readonly publishedAt!: string;
}

export class AsOfDto {
  readonly at!: string;
  /** What readers were shown; null before the first publication. */
  readonly snapshot!: SnapshotAsOfDto | null;
  /** The object, then the code lists that it names; nothing where it was not in force. */
  readonly objects!: ObjectAsOfDto[];
}

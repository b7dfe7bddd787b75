import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsUUID, Matches, MaxLength } from 'class-validator';
import { DiagnosticDto } from '../problem/problem.dto.js';
import { PageQueryDto } from '../shared/page-query.dto.js';
import { PatchOperationDto } from '../shared/patch-operation.dto.js';
import { WordsDto } from '../shared/words.dto.js';

export const STATES = [
  'draft',
  'in_review',
  'approved',
  'scheduled',
  'active',
  'rejected',
  'withdrawn',
  'superseded',
] as const;

export const KINDS = ['fact', 'tag', 'code_list'] as const;

/** Which change-sets; all conditions must hold. */
export class ChangeSetQueryDto extends PageQueryDto {
  /**
   * `open`: all that may still come into force; `decided`: approved, with or without a
   * time to come into force; `over`: in force, or ended in another way.
   */
  @IsOptional()
  @IsIn([...STATES, 'open', 'decided', 'over'])
  readonly state?: (typeof STATES)[number] | 'open' | 'decided' | 'over';

  /** Together with `code`: those that change this object. */
  @IsOptional()
  @IsIn(KINDS)
  readonly kind?: (typeof KINDS)[number];

  @IsOptional()
  @MaxLength(64)
  readonly code?: string;

  /** A person. */
  @IsOptional()
  @IsUUID()
  readonly author?: string;

  /** `me`: only those that wait for who asks. */
  @IsOptional()
  @IsIn(['me'])
  readonly waiting?: 'me';
}

export class ChangeSetDto {
  readonly id!: number;
  readonly title!: string;
  readonly reason!: string;
  readonly origin!: 'people' | 'git' | 'bootstrap' | 'upgrade' | 'rollback';
  readonly state!: (typeof STATES)[number];
  /** A person; null when the product itself wrote it. */
  readonly author!: string | null;
  readonly authorAccount!: string;
  /** For If-Match. */
  readonly revision!: number;
  /** What a review is for; null while it is a draft. */
  readonly digest!: string | null;
  readonly approvalsNeeded!: number | null;
  readonly effectiveAt!: string | null;
  readonly rollsBack!: number | null;
  readonly assignee!: string | null;
  readonly dueOn!: string | null;
  readonly endedBecause!: string | null;
  readonly createdAt!: string;
  readonly submittedAt!: string | null;
  /** Who handed it over to its reviewers: a person; null when the product itself did. */
  readonly submittedBy!: string | null;
  /** Null before it was handed over. */
  readonly submittedAccount!: string | null;
  readonly approvedAt!: string | null;
  readonly activatedAt!: string | null;
  readonly endedAt!: string | null;
  readonly objectCount!: number;
}

export class ChangeSetPageDto {
  /** Newest first. */
  readonly items!: ChangeSetDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

/** An object as it is, or as it is to become. */
export class ComparedSideDto {
  /** YAML. */
  readonly text!: string;
  /** What the text says; null while it cannot be read. */
  readonly body!: Record<string, unknown> | null;
  /** The rule as a sentence; null of a code list, and while it has errors. */
  readonly words!: WordsDto | null;
}

export class ChangedObjectDto {
  readonly kind!: (typeof KINDS)[number];
  readonly code!: string;
  /** What it replaces; null of a new object. */
  readonly before!: ComparedSideDto | null;
  /** Null when it is to be retired. */
  readonly after!: ComparedSideDto | null;
  /** From the one to the other (RFC 6902), whatever the layout of the texts. */
  readonly patch!: PatchOperationDto[];
  /** The version in force. */
  readonly from!: string | null;
  /** The version that it would get. */
  readonly to!: string | null;
  readonly change!: 'new' | 'major' | 'minor' | 'patch' | 'none' | 'retired';
  /** Whether it is computed from personal data. */
  readonly personal!: boolean;
  /** Another change came into force since the draft began: it must be rebased first. */
  readonly isMoved!: boolean;
}

export class ReviewDto {
  readonly person!: string;
  readonly account!: string;
  readonly decision!: 'approved' | 'changes_requested' | 'rejected';
  readonly digest!: string;
  readonly comment!: string;
  /** The stored preview that the person saw. */
  readonly impactReport!: number | null;
  /** Of an approval without one: what kept it from being computed, such as `no_snapshot`. */
  readonly noReportBecause!: string | null;
  readonly createdAt!: string;
  /** When an edit made it void. */
  readonly voidedAt!: string | null;
}

/** A change-set with its objects beside what they change. */
export class ChangeSetDetailDto extends ChangeSetDto {
  readonly objects!: ChangedObjectDto[];
  /** Everything wrong with it, and with what depends on it. */
  readonly diagnostics!: DiagnosticDto[];
  /** Persons who edited it; none of them may approve it. */
  readonly editors!: string[];
  readonly reviews!: ReviewDto[];
}

export class CommentDto {
  readonly id!: number;
  readonly answers!: number | null;
  /** A JSON pointer; empty for the whole. */
  readonly place!: string;
  readonly text!: string;
  readonly person!: string | null;
  readonly account!: string;
  readonly createdAt!: string;
  readonly resolvedAt!: string | null;
  readonly resolvedBy!: string | null;
}

/** What a review is about. */
export class DigestDto {
  /** Of the change-set as it was looked at. */
  @Matches(/^[0-9a-f]{64}$/)
  readonly digest!: string;

  /** The stored preview that was looked at, the newest one; an approval has to name it. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  readonly impactReport?: number;
}

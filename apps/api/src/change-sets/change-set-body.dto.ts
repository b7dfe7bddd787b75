import {
  IsBoolean,
  IsIn,
  IsISO8601,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateIf,
} from 'class-validator';
import { DigestDto } from './change-set.dto.js';

const NO_NUL = /^[^\u0000]*$/;
const LONGEST_TEXT = 500_000;
const LONGEST_REASON = 4_000;

export class NewChangeSetDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Matches(NO_NUL)
  readonly title!: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_REASON)
  @Matches(NO_NUL)
  readonly reason?: string;
}

/** What may be said of it at any time. */
export class DescribeChangeSetDto {
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Matches(NO_NUL)
  readonly title?: string;

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_REASON)
  @Matches(NO_NUL)
  readonly reason?: string;

  /** A person; null takes it back. */
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @IsUUID()
  readonly assignee?: string | null;

  /** `yyyy-mm-dd`; null takes it back. */
  @ValidateIf((_, value) => value !== null && value !== undefined)
  @Matches(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
  readonly dueOn?: string | null;
}

/** An object's draft: its text, or that it is to be retired. */
export class PutItemDto {
  /** YAML of one definition or code list. */
  @ValidateIf(({ retire }: PutItemDto) => retire !== true)
  @IsString()
  @MaxLength(LONGEST_TEXT)
  @Matches(NO_NUL)
  readonly text?: string;

  @IsOptional()
  @IsBoolean()
  readonly retire?: boolean;
}

export class ApprovalDto extends DigestDto {
  /** Instead of `impactReport`, while nothing can be computed yet: no report was seen. */
  @IsOptional()
  @IsIn(['none'])
  readonly reportSeen?: 'none';

  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_REASON)
  @Matches(NO_NUL)
  readonly comment?: string;
}

/** A refusal says why, or what is to be changed. */
export class RefusalDto extends DigestDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_REASON)
  @Matches(NO_NUL)
  readonly comment!: string;
}

export class ScheduleChangeDto {
  /** With its offset; null: now. */
  @ValidateIf((_, value) => value !== null)
  @IsISO8601({ strict: true })
  @Matches(/(?:Z|[+-]\d\d:\d\d)$/, { message: 'effectiveAt must have an offset' })
  readonly effectiveAt!: string | null;
}

export class ReasonDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_REASON)
  @Matches(NO_NUL)
  readonly reason!: string;
}

import { IntersectionType } from '@nestjs/swagger';
import { IsOptional, Matches } from 'class-validator';
import { PageQueryDto } from '../shared/page-query.dto.js';

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Whose values. */
export class ConflictSourceDto {
  /** Values of this source alone, not those that they contradict. */
  @IsOptional()
  @Matches(NAME)
  readonly source?: string;
}

export class ConflictQueryDto extends IntersectionType(PageQueryDto, ConflictSourceDto) {
  @IsOptional()
  @Matches(NAME)
  readonly dataset?: string;

  @IsOptional()
  @Matches(NAME)
  readonly column?: string;
}

/** One of several values that sources gave for the same thing. */
export class ConflictItemDto {
  readonly dataset!: string;
  readonly subjectId!: number;
  readonly column!: string;
  readonly value!: string | null;
  /** Whether this value survived. */
  readonly won!: boolean;
  readonly source!: string;
  readonly sourceFile!: string;
  readonly sourceRow!: number;
}

export class ConflictPageDto {
  readonly items!: ConflictItemDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

export class ConflictSummaryDto {
  readonly dataset!: string;
  readonly column!: string;
  /** Customers, vehicles or leads with contradicting values. */
  readonly subjects!: number;
  /** Values on record for them, the winning ones included. */
  readonly values!: number;
}

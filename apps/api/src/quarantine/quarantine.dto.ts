import { IntersectionType } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { PageQueryDto } from '../shared/page-query.dto.js';

const NAME = /^[a-z][a-z0-9_]{0,63}$/;

/** Which of what was set aside. */
export class QuarantineFilterDto {
  @IsOptional()
  @Matches(NAME)
  readonly source?: string;

  @IsOptional()
  @Matches(NAME)
  readonly dataset?: string;

  /** Code such as `unmapped_code`. */
  @IsOptional()
  @Matches(NAME)
  readonly reason?: string;

  /** As the source calls it. */
  @IsOptional()
  @IsString()
  @Length(1, 200)
  @Matches(/^[^\u0000]*$/, { message: 'column must not contain U+0000' })
  readonly column?: string;
}

export class QuarantineQueryDto extends IntersectionType(PageQueryDto, QuarantineFilterDto) {}

/** A value or row that could not be converted, and where it stands in its file. */
export class QuarantineItemDto {
  readonly source!: string;
  readonly dataset!: string;
  readonly sourceFile!: string;
  /** Data record in the file, from 1. */
  readonly sourceRow!: number;
  /** Line in the text file, from 1; null for files without lines. */
  readonly line!: number | null;
  readonly column!: string | null;
  /** As it stands in the file; masked in personal columns. */
  readonly value!: string | null;
  readonly reason!: string;
  /** Whether the whole row was held back or only this value. */
  readonly scope!: 'row' | 'value';
}

export class QuarantinePageDto {
  readonly items!: QuarantineItemDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

export class QuarantineSummaryDto {
  readonly source!: string;
  readonly dataset!: string;
  readonly column!: string | null;
  readonly reason!: string;
  readonly scope!: 'row' | 'value';
  readonly count!: number;
}

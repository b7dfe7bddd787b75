import { IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQueryDto } from '../shared/page-query.dto.js';

/** Which changed subjects. */
export class ChangesQueryDto extends PageQueryDto {
  /** Code of the tag. */
  @IsString()
  @MaxLength(100)
  readonly tag!: string;

  /** Only those that had this value; `(missing)` for none. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly from?: string;

  /** Only those that have this value now; `(missing)` for none. */
  @IsOptional()
  @IsString()
  @MaxLength(1_000)
  readonly to?: string;
}

/** How an address spells a value that is missing. */
export const MISSING = '(missing)';

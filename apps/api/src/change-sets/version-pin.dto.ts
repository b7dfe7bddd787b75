import {
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { KINDS } from './change-set.dto.js';

export class NewVersionPinDto {
  /** The system, list or report that relies on it. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  @Matches(/^[^\u0000]*$/)
  readonly consumer!: string;

  @IsInt()
  @Min(0)
  @Max(1_000_000)
  readonly major!: number;

  /** `yyyy-mm-dd`, the first day on which nobody waits any more. */
  @IsOptional()
  @Matches(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/)
  readonly until?: string;

  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(/^[^\u0000]*$/)
  readonly reason?: string;
}

/** A consumer that relies on a major version: a change that ends it waits for them. */
export class VersionPinDto {
  readonly id!: number;
  readonly consumer!: string;
  readonly kind!: (typeof KINDS)[number];
  readonly code!: string;
  readonly major!: number;
  readonly until!: string | null;
  readonly reason!: string;
  readonly account!: string;
  readonly createdAt!: string;
}

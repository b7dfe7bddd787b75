import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { WordsDto } from '../shared/words.dto.js';

export class DistributionQueryDto {
  /** A snapshot's id; the published one if left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  readonly snapshot?: number;
}

export class ValueCountDto {
  readonly value!: string;
  readonly name!: WordsDto;
  readonly count!: number;
}

/** From `from` on, up to `to`. */
export class BucketDto {
  readonly from!: string;
  readonly to!: string;
  readonly count!: number;
}

/** How the values of a tag are spread over its subjects. */
export class DistributionDto {
  readonly snapshotId!: number;
  readonly asOf!: string;
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly total!: number;
  readonly missing!: number;
  /** Codes and flags, in the order of the list, values without subjects included; else empty. */
  readonly values!: ValueCountDto[];
  /** Numbers and dates only. */
  readonly min!: string | null;
  readonly max!: string | null;
  readonly buckets!: BucketDto[];
}

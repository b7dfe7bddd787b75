import { ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { TIMELINE_KINDS, type TimelineKind } from '@tagwright/audiences';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsIn, IsOptional, Matches } from 'class-validator';
import { PageQueryDto } from '../shared/page-query.dto.js';
import { RecordDto } from './record.dto.js';

/** Which events. */
export class TimelineQueryDto extends OmitType(PageQueryDto, ['skip']) {
  /** Only events of these kinds, separated by commas. */
  @ApiPropertyOptional({ type: String, example: 'service_order,complaint' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',') : value,
  )
  @ArrayMaxSize(TIMELINE_KINDS.length)
  @IsIn(TIMELINE_KINDS, { each: true })
  readonly kinds?: TimelineKind[];
}

export class TimelineEventDto {
  /** One of the kinds that `counts` names. */
  readonly kind!: string;
  /** Local day, or local time where the source has one. */
  readonly at!: string;
  /** Whether it lies after the snapshot's day, so that no tag knows it. */
  readonly later!: boolean;
  readonly record!: RecordDto;
}

export class TimelineCountDto {
  readonly kind!: string;
  readonly count!: number;
}

/** A page of what happened with a customer, the newest first. */
export class TimelineDto {
  readonly items!: TimelineEventDto[];
  /** Events of each kind, whatever was asked for; kinds without any are left out. */
  readonly counts!: TimelineCountDto[];
  readonly nextCursor!: string | null;
  readonly snapshotId!: number;
  readonly asOf!: string;
}

export class TagHistoryQueryDto {
  /** `nextCursor` of the page before. */
  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^[1-9]\d{0,9}$/, { message: 'cursor must be one that a list has returned' })
  readonly cursor?: string;
}

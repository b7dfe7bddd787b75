import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { WordsDto } from '../shared/words.dto.js';

/** Why a schedule is paused. */
export class PauseScheduleDto {
  /** For those who find it paused. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  @Matches(/^[^\u0000]*$/, { message: 'reason must not contain U+0000' })
  readonly reason?: string;
}

/** Times by the clock of one zone. */
export class CronDto {
  /** Minute, hour, day of month, month, day of week. */
  readonly expression!: string;
  readonly zone!: string;
}

export class ScheduledTimeDto {
  readonly at!: string;
  /** The same by the clock of the schedule's zone, with its offset. */
  readonly local!: string;
}

/** What keeps a due schedule from starting. */
export class HoldDto {
  readonly code!: 'own_run' | 'predecessor_due' | 'predecessor_running' | 'predecessor_failed';
  /** The predecessor; null where its own run is meant. */
  readonly schedule!: string | null;
  readonly runId!: number | null;
}

/** A start that is due and has not come about yet. */
export class WaitingStartDto {
  readonly since!: string;
  readonly reason!: 'cron' | 'arrival';
  /** Times of its cron that the start stands for. */
  readonly slots!: number;
  readonly held!: HoldDto | null;
}

export class SchedulePauseDto {
  readonly since!: string;
  readonly reason!: string | null;
}

export class ScheduledRunDto {
  readonly id!: number;
  readonly state!: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  /** `request`: a person started it. */
  readonly reason!: 'cron' | 'arrival' | 'request';
  readonly dueAt!: string;
  /** Times of its cron that this one run stands for; more than one after downtime. */
  readonly slots!: number;
  readonly createdAt!: string;
  readonly finishedAt!: string | null;
}

/** When runs start by themselves. */
export class ScheduleDto {
  readonly schedule!: string;
  readonly name!: WordsDto;
  readonly kind!: 'ingest' | 'materialize' | 'collect';
  /** What an ingestion reads. */
  readonly source!: string | null;
  readonly cron!: CronDto | null;
  /** A new version of one of these datasets makes it due. */
  readonly onArrival!: string[];
  /** Schedules that go first. */
  readonly after!: string[];
  /** A published snapshot older than this is stale, in seconds. */
  readonly staleAfterSeconds!: number | null;
  readonly paused!: SchedulePauseDto | null;
  /** The next five times; none while it is paused. */
  readonly next!: ScheduledTimeDto[];
  readonly waiting!: WaitingStartDto | null;
  readonly lastRun!: ScheduledRunDto | null;
}

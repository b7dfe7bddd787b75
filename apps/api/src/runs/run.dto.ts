import { IsOptional, IsString, MaxLength } from 'class-validator';

/** What to compute. */
export class StartRunDto {
  /**
   * The moment that facts and tags describe: a day or an ISO instant with offset; the latest that
   * all datasets cover if left out.
   */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly asOf?: string;
}

export class RunStepDto {
  readonly name!: string;
  readonly state!: string;
  readonly startedAt!: string | null;
  readonly finishedAt!: string | null;
  readonly seconds!: number | null;
  /** What the step measured: rows, files, seconds. */
  readonly figures!: Record<string, unknown>;
}

export class RunErrorDto {
  readonly code!: string;
  readonly message!: string;
}

/** One execution of a job, from request to outcome. */
export class RunDto {
  readonly id!: number;
  readonly kind!: 'ingest' | 'materialize' | 'collect';
  readonly state!: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled';
  readonly priority!: 'interactive' | 'normal' | 'background';
  /** How often it has been begun. */
  readonly attempt!: number;
  /** After so many attempts it is set aside as failed. */
  readonly maxAttempts!: number;
  /** When the next attempt begins at the earliest; `error` then tells how the last one ended. */
  readonly notBefore!: string | null;
  readonly cancelRequestedAt!: string | null;
  /** Grows with every change. */
  readonly revision!: number;
  readonly createdAt!: string;
  readonly startedAt!: string | null;
  readonly finishedAt!: string | null;
  readonly asOf!: string | null;
  readonly zone!: string | null;
  /** 0 to 1. */
  readonly progress!: number;
  readonly steps!: RunStepDto[];
  readonly error!: RunErrorDto | null;
  /** What it came to, e.g. `snapshotId` and `contentDigest`. */
  readonly result!: Record<string, unknown> | null;
}

export class RunStartedDto {
  readonly run!: RunDto;
}

export class RunPageDto {
  readonly items!: RunDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

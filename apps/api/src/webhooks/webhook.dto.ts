import { ApiProperty } from '@nestjs/swagger';
import {
  DELIVERY_STATES,
  EVENT_TYPES,
  MISSED,
  SEND_PROBLEMS,
  STOP_REASONS,
  WEBHOOK_STATES,
  type DeliveryState,
  type EventType,
  type Missed,
  type SendProblem,
  type StopReason,
  type WebhookState,
} from '@tagwright/webhooks';
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

const NO_ZERO = { message: '$property must not contain U+0000' };

export class NewWebhookDto {
  /** Who is told. */
  @IsString()
  @MaxLength(200)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly name!: string;

  /** Where events are posted to: https. */
  @IsString()
  @MaxLength(2000)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly url!: string;

  /** Of which types; none: all, later ones too. */
  @ApiProperty({ enum: EVENT_TYPES, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  readonly events!: EventType[];
}

/** What is left out stays as it is. */
export class WebhookChangeDto {
  /** Who is told. */
  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly name?: string;

  /** Where events are posted to: https. */
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly url?: string;

  /** Of which types; none: all, later ones too. */
  @ApiProperty({ enum: EVENT_TYPES, isArray: true, required: false })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(EVENT_TYPES, { each: true })
  readonly events?: EventType[];
}

export class SecretRotationDto {
  /** How long events are signed with the present secret as well. */
  @IsInt()
  @Min(0)
  @Max(720)
  readonly overlapHours!: number;
}

export class ResumptionDto {
  /** Whether what was missed meanwhile is still sent. */
  @ApiProperty({ enum: MISSED })
  @IsIn(MISSED)
  readonly missed!: Missed;
}

export class WebhookDto {
  readonly id!: number;
  readonly name!: string;
  readonly url!: string;
  /** None: all. */
  readonly events!: string[];
  @ApiProperty({ enum: WEBHOOK_STATES })
  readonly state!: WebhookState;
  /** Why the product stopped sending by itself. */
  @ApiProperty({ enum: STOP_REASONS, nullable: true, type: String })
  readonly stoppedBecause!: StopReason | null;
  /** Attempts since the last success. */
  readonly failures!: number;
  readonly failingSince!: string | null;
  /** When it is tried again. */
  readonly nextAttemptAt!: string | null;
  /** Until then events are signed with the secret before the last rotation, too. */
  readonly previousUntil!: string | null;
  /** Events that have not been delivered yet. */
  readonly waiting!: number;
  readonly deliveredAt!: string | null;
  readonly account!: string;
  readonly createdAt!: string;
}

/** A webhook with its secret, which is shown this once. */
export class IssuedWebhookDto {
  readonly webhook!: WebhookDto;
  /** To verify signatures with: `whsec_` and base64. */
  readonly secret!: string;
}

/** One event for one webhook. */
export class WebhookDeliveryDto {
  readonly id!: number;
  /** Id of the event, the same at each attempt. */
  readonly event!: string;
  readonly type!: string;
  /** What it is about, e.g. `change_set/12`. */
  readonly subject!: string;
  @ApiProperty({ enum: DELIVERY_STATES })
  readonly state!: DeliveryState;
  readonly attempts!: number;
  /** Of the last attempt's answer. */
  readonly status!: number | null;
  /** Why the last attempt failed. */
  @ApiProperty({ enum: SEND_PROBLEMS, nullable: true, type: String })
  readonly problem!: SendProblem | null;
  /** The beginning of what was answered instead. */
  readonly answer!: string | null;
  readonly seconds!: number | null;
  readonly attemptedAt!: string | null;
  readonly occurredAt!: string;
}

export class WebhookDeliveryPageDto {
  readonly items!: WebhookDeliveryDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

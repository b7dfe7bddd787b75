import { PatchOperationDto } from '../shared/patch-operation.dto.js';
import { IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { PageQueryDto } from '../shared/page-query.dto.js';

const NO_ZERO = { message: '$property must not contain U+0000' };

/** Which events; those that match everything that is given. */
export class AuditEventsQueryDto extends PageQueryDto {
  /** E.g. `tag`, `run`, `snapshot`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly objectKind?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly objectCode?: string;

  @IsOptional()
  @IsUUID()
  readonly person?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly account?: string;

  /** E.g. `snapshot.published`. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly action?: string;

  /** From this instant on. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly from?: string;

  /** Before this instant. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly to?: string;
}

/** What happened, and the event's place in the chain. */
export class AuditEventDto {
  readonly id!: number;
  readonly occurredAt!: string;
  /** Who did it, whichever account they used; null for the product itself and for systems. */
  readonly person!: string | null;
  readonly account!: string;
  readonly channel!: 'portal' | 'api' | 'cli' | 'job';
  readonly address!: string | null;
  readonly action!: string;
  readonly objectKind!: string;
  readonly objectCode!: string;
  /** How the object changed. */
  readonly patch!: PatchOperationDto[] | null;
  readonly details!: Record<string, unknown>;
  /** Null until the event is sealed, within a second or two. */
  readonly sequence!: number | null;
  readonly hash!: string | null;
}

export class AuditEventPageDto {
  readonly items!: AuditEventDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

/** The end of the chain, and the newest signed head outside of the database. */
export class AuditHeadDto {
  /** How many events are sealed. */
  readonly sequence!: number;
  readonly hash!: string;
  readonly signed!: SignedHeadDto | null;
  /** In PEM; proves `signed`. */
  readonly publicKey!: string;
}

export class SignedHeadDto {
  readonly format!: number;
  readonly sequence!: string;
  readonly hash!: string;
  readonly time!: string;
  readonly keyId!: string;
  readonly signature!: string;
}

/** The first thing that is wrong with the trail. */
export class AuditFindingDto {
  readonly fault!:
    | 'event_edited'
    | 'seal_edited'
    | 'event_deleted'
    | 'events_reordered'
    | 'gap'
    | 'fork'
    | 'truncated'
    | 'rewritten'
    | 'bad_signature'
    | 'unsealed';
  /** The first bad place in the chain; null where it is none. */
  readonly sequence!: string | null;
  readonly message!: string;
}

/** What a look at the whole trail came to. */
export class AuditVerificationDto {
  readonly sound!: boolean;
  readonly finding!: AuditFindingDto | null;
  /** Events that were proved, from the first on. */
  readonly events!: number;
  /** The last place that was proved. */
  readonly sequence!: string;
  readonly hash!: string;
  /** Signed heads that the chain was held against. */
  readonly heads!: number;
  readonly seconds!: number;
}

/** What a package of evidence is about: an object, a period, or both. */
export class EvidenceQueryDto {
  @IsOptional()
  @IsString()
  @Matches(/^[a-z_]{1,100}$/)
  readonly objectKind?: string;

  @IsOptional()
  @IsString()
  @MaxLength(200)
  @Matches(/^[^\u0000]+$/, NO_ZERO)
  readonly objectCode?: string;

  /** From this instant on. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly from?: string;

  /** Before this instant. */
  @IsOptional()
  @IsISO8601({ strict: true })
  readonly to?: string;
}

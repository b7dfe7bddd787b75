import { ApiProperty } from '@nestjs/swagger';
import { PERMISSIONS, ROLES, type Permission, type Role } from '@tagwright/access';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ScopeDto } from '../session/session.dto.js';

const NO_ZERO = { message: '$property must not contain U+0000' };
const CODE = { each: true, message: '$property are codes of at most 63 characters' } as const;

/** What of the house an account reaches; what is left out or null is all of it. */
export class NewScopeDto {
  /** Categories of tags and groups of facts. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,62}$/u, CODE)
  readonly domains?: string[] | null;

  /** Brands of customers. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @Matches(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,62}$/u, CODE)
  readonly brands?: string[] | null;
}

/** Other roles, another reach, or both. */
export class AccountRolesDto {
  @ApiProperty({ enum: ROLES, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  readonly roles!: Role[];

  /** As it is if left out. */
  @IsOptional()
  @ValidateNested()
  @Type(() => NewScopeDto)
  readonly scope?: NewScopeDto;
}

/** An account of a new person (`name`), of one who has another account (`person`), or of a system. */
export class NewAccountDto extends AccountRolesDto {
  @IsString()
  @MaxLength(63)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly login!: string;

  /** Of a new person. */
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly name?: string;

  /** Somebody who has another account already. */
  @IsOptional()
  @IsUUID()
  readonly person?: string;
}

/** What is shown once and is nowhere else. */
export class OneTimePasswordDto {
  readonly login!: string;
  /** For the next sign-in, at which it must be changed; null for a system, which gets keys. */
  readonly oneTimePassword!: string | null;
}

export class AccountDto {
  readonly login!: string;
  /** UUID; null for a system. */
  readonly person!: string | null;
  readonly name!: string | null;
  @ApiProperty({ enum: ROLES, isArray: true })
  readonly roles!: Role[];
  readonly scope!: ScopeDto;
  readonly state!: 'active' | 'disabled';
  /** Its password is public. */
  readonly demo!: boolean;
  readonly mustChangePassword!: boolean;
  readonly createdAt!: string;
  readonly lastSignInAt!: string | null;
  /** Sessions that are open now. */
  readonly sessions!: number;
  /** It cannot sign in until then, after too many wrong attempts. */
  readonly blockedUntil!: string | null;
}

/** What a role allows. */
export class RoleDto {
  @ApiProperty({ enum: ROLES })
  readonly role!: Role;
  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  readonly permissions!: Permission[];
}

export class NewKeyDto {
  /** Login name of a system, or of who asks. */
  @IsString()
  @MaxLength(63)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly account!: string;

  /** What it is for. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  @Matches(/^[^\u0000]*$/, NO_ZERO)
  readonly name!: string;

  /** At most those of its account count. */
  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  @IsArray()
  @ArrayUnique()
  @IsIn(PERMISSIONS, { each: true })
  readonly permissions!: Permission[];

  /** How long it lives. */
  @IsInt()
  @Min(1)
  @Max(730)
  readonly days!: number;
}

export class KeyRotationDto {
  /** How long the present secret works on. */
  @IsInt()
  @Min(0)
  @Max(720)
  readonly overlapHours!: number;
}

/** A key as it leaves us, once. */
export class IssuedKeyDto {
  readonly prefix!: string;
  /** The whole key; it is kept nowhere. */
  readonly key!: string;
}

export class KeyDto {
  /** By which people and the audit trail name it. */
  readonly prefix!: string;
  readonly account!: string;
  readonly name!: string;
  readonly permissions!: string[];
  readonly createdAt!: string;
  readonly expiresAt!: string;
  readonly revokedAt!: string | null;
  readonly lastUsedAt!: string | null;
  /** Until then the secret before the last rotation works, too. */
  readonly previousUntil!: string | null;
}

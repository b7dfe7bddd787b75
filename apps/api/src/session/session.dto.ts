import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import {
  LONGEST_PASSWORD,
  PERMISSIONS,
  ROLES,
  type Permission,
  type Role,
} from '@tagwright/access';
import { ApiProperty } from '@nestjs/swagger';

export class SignInDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  readonly login!: string;

  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_PASSWORD)
  readonly password!: string;
}

export class ChangePasswordDto {
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_PASSWORD)
  readonly current!: string;

  /** At least 12 characters, and not easily guessed. */
  @IsString()
  @IsNotEmpty()
  @MaxLength(LONGEST_PASSWORD)
  readonly next!: string;
}

/** What of the house somebody reaches. */
export class ScopeDto {
  /** Categories of tags and groups of facts; null: all. */
  readonly domains!: string[] | null;
  /** Brands of customers, vehicles and leads; null: all. */
  readonly brands!: string[] | null;
}

/** Who asks, and what they may do. */
export class IdentityDto {
  readonly login!: string;
  /** Of the person, or of the key. */
  readonly name!: string;
  /** UUID; null for a system. */
  readonly person!: string | null;
  @ApiProperty({ enum: ROLES, isArray: true })
  readonly roles!: Role[];
  @ApiProperty({ enum: PERMISSIONS, isArray: true })
  readonly permissions!: Permission[];
  readonly scope!: ScopeDto;
  /** Until it is done, nothing else is possible. */
  readonly mustChangePassword!: boolean;
  /** Goes into the header `X-CSRF-Token` of each change made with this session; null for a key. */
  readonly csrf!: string | null;
}

/** One sign-in of mine that is still open. */
export class OpenSessionDto {
  readonly id!: string;
  readonly address!: string | null;
  /** What the browser said of itself. */
  readonly agent!: string | null;
  readonly createdAt!: string;
  readonly seenAt!: string;
  /** Whether it is the one that asks. */
  readonly current!: boolean;
}

/** An account to try a demo installation with. */
export class DemoAccountDto {
  readonly login!: string;
  readonly name!: string;
  @ApiProperty({ enum: ROLES, isArray: true })
  readonly roles!: Role[];
  /** Public by intention; works on this machine only. */
  readonly password!: string;
}

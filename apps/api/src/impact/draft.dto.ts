import { ApiProperty } from '@nestjs/swagger';
import { DRAFTS_AT_MOST } from '@tagwright/impact';
import { Transform, Type, type TransformFnParams } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

/** A fact, tag or code list as somebody wants it to be. */
class DraftDto {
  @IsIn(['fact', 'tag', 'code_list'])
  readonly kind!: 'fact' | 'tag' | 'code_list';

  @Matches(/^[a-z][a-z0-9_]{0,63}$/)
  readonly code!: string;

  /** As it would be written in a file; null retires it. Checked as files are. */
  @ValidateIf(({ body }: DraftDto) => body !== null)
  @IsObject()
  // As it came, not copied key by key: a definition may have a hundred thousand of them.
  @Transform(({ obj }: TransformFnParams) => (obj as DraftDto).body)
  @ApiProperty({ type: 'object', additionalProperties: true, nullable: true })
  readonly body!: Readonly<Record<string, unknown>> | null;
}

class DraftsDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(DRAFTS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => DraftDto)
  readonly drafts!: DraftDto[];
}

/** A definition as it is being written. */
export class WordsRequestDto {
  @IsIn(['fact', 'tag'])
  readonly kind!: 'fact' | 'tag';

  @Matches(/^[a-z][a-z0-9_]{0,63}$/)
  readonly code!: string;

  /** YAML, finished or not. */
  @IsString()
  @MaxLength(500_000)
  readonly text!: string;

  /** Drafts that go with it, such as the rest of a change-set. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(DRAFTS_AT_MOST)
  @ValidateNested({ each: true })
  @Type(() => DraftDto)
  readonly others?: DraftDto[];
}

export class PreviewRequestDto extends DraftsDto {
  /** Changed subjects of each column that are shown with their reasons; 20 if left out. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(100)
  readonly samples?: number;

  /** Groups of each dimension that are listed one by one; 20 if left out. */
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(200)
  readonly groups?: number;

  /** Codes of dimensions, such as `brand`; all of them if left out. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[a-z][a-z0-9_]{0,63}$/, { each: true })
  readonly dimensions?: string[];
}

export class TrialRequestDto extends DraftsDto {
  @IsIn(['customer', 'vehicle', 'lead'])
  readonly subject!: 'customer' | 'vehicle' | 'lead';

  /** A customer, vehicle or lead of the published snapshot; instead of `facts`. */
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly id?: number;

  /** Values by code of fact or tag, null for missing; instead of `id`. */
  @IsOptional()
  @IsObject()
  @Transform(({ obj }: TransformFnParams) => (obj as TrialRequestDto).facts)
  @ApiProperty({ type: 'object', additionalProperties: true, required: false } as never)
  readonly facts?: Readonly<Record<string, unknown>>;
}

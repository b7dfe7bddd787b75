import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { SubjectRowDto } from '../subjects/subject.dto.js';

class FilterLeafDto {
  readonly tag!: string;
  readonly operator!: string;
  /** One value, a list, or two bounds, as the operator asks; left out for isMissing and isPresent. */
  @ApiProperty({
    required: false,
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
    ],
  })
  readonly value?: string | number | boolean | (string | number)[];
}

class FilterAllDto {
  @ApiProperty({ type: 'array', items: { $ref: '#/components/schemas/FilterConditionDto' } })
  readonly all!: unknown[];
}

class FilterAnyDto {
  @ApiProperty({ type: 'array', items: { $ref: '#/components/schemas/FilterConditionDto' } })
  readonly any!: unknown[];
}

class FilterNotDto {
  @ApiProperty({ type: undefined, $ref: '#/components/schemas/FilterConditionDto' } as never)
  readonly not!: unknown;
}

/** Whom to count: a condition over the tags of one kind of subject. */
@ApiExtraModels(FilterAllDto, FilterAnyDto, FilterNotDto, FilterLeafDto)
export class FilterDto {
  @IsIn(['customer', 'vehicle', 'lead'])
  readonly subject!: 'customer' | 'vehicle' | 'lead';

  /** Parsed and checked against the published snapshot's tags, not here. */
  @IsObject()
  @ApiProperty({ type: undefined, $ref: '#/components/schemas/FilterConditionDto' } as never)
  readonly where!: unknown;
}

export class FilterCsvDto extends FilterDto {
  /** Tags to give beside the id, in this order; all of the subject's if left out, none if empty. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(200)
  @Matches(/^[a-z][a-z0-9_]{0,63}$/, { each: true })
  readonly columns?: string[];
}

/** Which part of the list, and with which tags. */
export class FilterPageDto extends FilterCsvDto {
  /** How many at most. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit: number = 100;

  /** How many to pass over, so that parts of a long list can be had in any order. */
  @ApiPropertyOptional()
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1_000_000_000)
  readonly skip: number = 0;
}

export class FilterCountDto {
  readonly count!: number;
  /** All customers, vehicles or leads in the snapshot. */
  readonly total!: number;
  readonly snapshotId!: number;
  readonly asOf!: string;
  readonly milliseconds!: number;
}

export class FilterListDto {
  readonly count!: number;
  /** By id. */
  readonly items!: SubjectRowDto[];
  readonly snapshotId!: number;
  readonly asOf!: string;
}

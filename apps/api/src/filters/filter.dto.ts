import { ApiExtraModels, ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  Matches,
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
  /** Tags to write beside the id; all of the subject's tags if left out. */
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @Matches(/^[a-z][a-z0-9_]{0,63}$/, { each: true })
  readonly columns?: string[];
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
  /** The first 100 by id. */
  readonly items!: SubjectRowDto[];
  readonly snapshotId!: number;
  readonly asOf!: string;
}

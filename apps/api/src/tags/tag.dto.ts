import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';
import { DistributionDto } from './distribution.dto.js';

export class TagDto {
  readonly code!: string;
  readonly name!: WordsDto;
  readonly category!: string;
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly kind!: 'rule' | 'table' | 'scorecard' | 'tree' | 'value' | 'imported' | 'rollup';
  readonly type!: ValueTypeDto;
  /** The code list of its values. */
  readonly list?: string;
  /** What a number counts. */
  readonly unit?: string;
  readonly version!: string;
  readonly state!: string;
  readonly owner!: string;
  readonly meaning!: WordsDto;
  /** The rule as a sentence. */
  readonly words!: WordsDto;
}

export class TagInputsDto {
  readonly facts!: string[];
  readonly tags!: string[];
}

export class TagUsersDto {
  readonly tags!: string[];
}

export class TagDetailDto extends TagDto {
  /** As it was written. */
  readonly definition!: Record<string, unknown>;
  readonly purpose!: WordsDto;
  readonly legalBasis!: string;
  readonly dependsOn!: TagInputsDto;
  readonly usedBy!: TagUsersDto;
  /** In the published snapshot; null when it does not contain the tag. */
  readonly distribution!: DistributionDto | null;
}

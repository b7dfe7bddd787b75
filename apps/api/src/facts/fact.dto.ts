import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';

export class FactDto {
  readonly code!: string;
  readonly name!: WordsDto;
  readonly group!: string;
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly type!: ValueTypeDto;
  readonly unit?: string;
  readonly version!: string;
  /** The definition as a sentence. */
  readonly words!: WordsDto;
  /** How close it is to a person. */
  readonly pii!: 'none' | 'pseudonym' | 'indirect' | 'direct' | 'sensitive';
  /** Where its values come from, all the way down. */
  readonly datasets!: string[];
}

/** A column of a source's dataset that a fact is made from. */
export class FactColumnDto {
  readonly dataset!: string;
  readonly datasetName!: WordsDto;
  readonly column!: string;
  readonly columnName!: WordsDto;
  /** Whether its values flow into the fact, or decide which rows and subjects count. */
  readonly kind!: 'DIRECT' | 'INDIRECT';
}

export class FactDetailDto extends FactDto {
  readonly owner!: string;
  readonly meaning!: WordsDto | null;
  /** As it was written. */
  readonly definition!: Record<string, unknown>;
  /** Tags that read it. */
  readonly usedBy!: string[];
  /** Facts that are made of it. */
  readonly usedByFacts!: string[];
  /** Facts that it is made of. */
  readonly dependsOn!: string[];
  /** Columns that it is made from, all the way down. */
  readonly columns!: FactColumnDto[];
}

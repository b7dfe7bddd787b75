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
}

export class FactDetailDto extends FactDto {
  readonly owner!: string;
  readonly pii!: 'none' | 'pseudonym' | 'indirect' | 'direct' | 'sensitive';
  /** As it was written. */
  readonly definition!: Record<string, unknown>;
  /** Tags that read it. */
  readonly usedBy!: string[];
}

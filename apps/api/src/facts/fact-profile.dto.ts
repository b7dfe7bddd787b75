import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';

/** Values from `from` on, up to `to`; an end that is null is open. */
class FactBinDto {
  readonly from!: string | null;
  readonly to!: string | null;
  readonly count!: number;
}

class FactValueDto {
  readonly value!: string;
  readonly name!: WordsDto;
  readonly count!: number;
}

class FactQuantileDto {
  /** Of the subjects with a value, from 0 to 1. */
  readonly share!: number;
  readonly value!: string;
}

/** What `values` does not list. */
class FactRestDto {
  /** How many values. */
  readonly values!: number;
  /** Of how many subjects. */
  readonly count!: number;
}

/** How values are spread over their subjects in the published run. */
class ProfileDto {
  readonly name!: WordsDto;
  /** Of the definition, as the run computed it. */
  readonly version!: string;
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly type!: ValueTypeDto;
  readonly unit!: string | null;
  readonly snapshotId!: number;
  readonly runId!: number;
  /** The moment that the facts are computed for. */
  readonly asOf!: string;
  readonly zone!: string;
  readonly publishedAt!: string | null;
  readonly subjects!: number;
  readonly missing!: number;
  /** Why nobody has a value, where the sources do not supply what it takes. */
  readonly missingBecause!: WordsDto | null;
  /** What the class of personal data keeps back: values, or what fewer than five subjects share. */
  readonly withheld!: 'nothing' | 'small_groups' | 'values';
  readonly distinct!: number | null;
  readonly min!: string | null;
  readonly max!: string | null;
  /** Numbers and dates only. */
  readonly quantiles!: FactQuantileDto[];
  readonly binUnit!: 'number' | 'month' | 'year' | 'decade' | null;
  /** Numbers and dates only; their counts add up to the subjects with a value. */
  readonly bins!: FactBinDto[];
  /** Codes, flags and texts, at most 50, the most frequent first. */
  readonly values!: FactValueDto[];
  readonly rest!: FactRestDto;
}

export class FactProfileDto extends ProfileDto {
  readonly fact!: string;
  readonly pii!: 'none' | 'pseudonym' | 'indirect' | 'direct' | 'sensitive';
}

export class TagProfileDto extends ProfileDto {
  readonly tag!: string;
}

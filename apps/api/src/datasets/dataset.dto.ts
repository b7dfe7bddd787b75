import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';

/** Half-open: from the first day on, before the last. */
export class PeriodDto {
  readonly from!: string;
  readonly to!: string;
}

export class DatasetColumnDto {
  readonly code!: string;
  readonly name!: WordsDto;
  readonly type!: ValueTypeDto;
  readonly unit?: string;
  readonly required!: boolean;
  /** How close the column is to a person. */
  readonly pii!: 'none' | 'pseudonym' | 'indirect' | 'direct' | 'sensitive';
  readonly meaning!: WordsDto;
  /** Sources that fill it in the version in use. */
  readonly filledBy!: string[];
}

/** One immutable state of a dataset. */
export class DatasetVersionDto {
  readonly dataset!: string;
  readonly version!: number;
  readonly active!: boolean;
  readonly rows!: number;
  readonly contentHash!: string;
  readonly period!: PeriodDto | null;
  readonly runId!: number | null;
  readonly createdAt!: string;
  /** Marked for collection: its files are deleted at the earliest then. */
  readonly collectAfter!: string | null;
  /** Its manifest stays. */
  readonly filesDeletedAt!: string | null;
}

export class DatasetVersionDetailDto extends DatasetVersionDto {
  /** Files, hashes and the accounting of rows, as sealed when the version was made. */
  readonly manifest!: Record<string, unknown>;
}

export class DatasetDto {
  readonly dataset!: string;
  readonly name!: WordsDto;
  readonly domain!: string;
  /** One surviving row per key. */
  readonly entity!: boolean;
  /** Kept apart and encrypted. */
  readonly personal!: boolean;
  /** Null when no source has supplied it yet. */
  readonly activeVersion!: number | null;
  readonly rows!: number;
  readonly period!: PeriodDto | null;
}

export class DatasetDetailDto extends DatasetDto {
  readonly meaning!: WordsDto;
  readonly key!: string[];
  /** The date that windows apply to. */
  readonly eventColumn!: string | null;
  readonly columns!: DatasetColumnDto[];
  readonly versions!: DatasetVersionDto[];
}

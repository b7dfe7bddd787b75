import { ApiProperty } from '@nestjs/swagger';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { WordsDto } from '../shared/words.dto.js';

/** One row of a source. */
export class FactRowDto {
  readonly sourceFile!: string;
  readonly sourceRow!: number;
  /** When the event happened; null where the dataset has no time. */
  readonly at!: string | null;
  /** The measured value; null is missing, or nothing is measured but that the row is there. */
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  /** Personal: of the value only the first character and the rough length are told. */
  readonly masked?: true;
}

export class FactRowsPartDto {
  /** The measure itself, what it is set against, or a step of a sequence. */
  readonly role!: 'counted' | 'base' | 'first' | 'second';
  readonly dataset!: string;
  readonly datasetVersion!: number | null;
  readonly total!: number;
  /** At most 50, the latest first. */
  readonly rows!: FactRowDto[];
}

/** The source rows behind a fact. */
export class FactRowsDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number;
  readonly fact!: string;
  readonly name!: WordsDto;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly masked?: true;
  readonly parts!: FactRowsPartDto[];
  /** Of a fact of facts: what it is made of instead of rows. */
  readonly inputs!: string[];
}

import { ApiProperty } from '@nestjs/swagger';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { WordsDto } from '../shared/words.dto.js';

/** When a tag's value changes although nothing happens. */
export class NextFlipDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number;
  readonly tag!: string;
  readonly name!: WordsDto;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  readonly snapshotId!: number;
  readonly asOf!: string;
  readonly definitionVersion!: string;
  /** The first day on which the value is another one; null when it stays for all days looked at. */
  readonly date!: string | null;
  /** What the value is then. */
  @ApiProperty(JSON_VALUE)
  readonly next!: JsonValue;
  readonly nextName!: WordsDto | null;
  /** The last day looked at. */
  readonly until!: string;
  /** How many days the rule was evaluated for. */
  readonly evaluated!: number;
  readonly words!: WordsDto;
  readonly assumption!: WordsDto;
}

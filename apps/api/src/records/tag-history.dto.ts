import { ApiProperty } from '@nestjs/swagger';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';

export class TagMoveDto {
  readonly tag!: string;
  readonly name!: WordsDto;
  readonly type!: ValueTypeDto;
  @ApiProperty(JSON_VALUE)
  readonly from!: JsonValue;
  @ApiProperty(JSON_VALUE)
  readonly to!: JsonValue;
  readonly fromName!: WordsDto | null;
  readonly toName!: WordsDto | null;
}

/** What a snapshot changed against the one published before it. */
export class TagMovesDto {
  readonly snapshotId!: number;
  readonly asOf!: string;
  readonly moves!: TagMoveDto[];
}

/** How the tags of one customer or vehicle moved, the newest snapshot first. */
export class TagHistoryDto {
  /** Only snapshots in which something moved. */
  readonly items!: TagMovesDto[];
  readonly nextCursor!: string | null;
  /** How many snapshots this page looked at. */
  readonly compared!: number;
}

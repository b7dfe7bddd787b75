import { ApiProperty } from '@nestjs/swagger';
import { IsString, Length } from 'class-validator';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { WordsDto } from '../shared/words.dto.js';

export class WhyNotQueryDto {
  /**
   * The other value: a code, `true` or `false`, a number or a stretch such as `51..75`, a date, or
   * `missing`.
   */
  @IsString()
  @Length(1, 200)
  readonly value!: string;
}

/** What must change: all of the parts, any one of them, or one comparison. */
export class WhyNotObstacleDto {
  readonly kind!: 'all' | 'any' | 'leaf';
  @ApiProperty({ type: () => [WhyNotObstacleDto] })
  readonly parts!: WhyNotObstacleDto[];
  /** Of a comparison: whether it must come to hold, or come not to hold. */
  readonly mustHold!: boolean | null;
  readonly words!: WordsDto | null;
  readonly fact?: string;
  readonly tag?: string;
  /** What this customer, vehicle or lead has; null is missing. */
  @ApiProperty({ ...JSON_VALUE, required: false } as never)
  readonly actual?: JsonValue;
  /** Personal: of the value only the first character and the rough length are told. */
  readonly masked?: true;
}

/** A case or a node of a tree that goes another way than the wanted value needs. */
export class WhyNotStepDto {
  /** From 0. */
  readonly index!: number;
  readonly state!: 'true' | 'false' | 'unknown';
  /** The way that it must go: hold, be false, or be undecided (a case: not hold). */
  readonly needed!: 'then' | 'else' | 'unknown';
  readonly words!: WordsDto;
  /** It is an earlier case that holds, and so gives its own value first. */
  readonly winsFirst!: boolean;
  @ApiProperty(JSON_VALUE)
  readonly winsWith!: JsonValue;
  readonly winsWithName!: WordsDto | null;
  readonly obstacle!: WhyNotObstacleDto | null;
}

export class WhyNotInputDto {
  readonly code!: string;
  readonly name!: WordsDto;
}

/** How far a sum of points is from the wanted band. */
export class WhyNotPointsDto {
  /** Before it is kept within bounds, or made a probability; null when an input gives no points. */
  readonly sum!: number | null;
  /** The first sum that would do; null when any lower one does too. */
  readonly from!: number | null;
  /** The first sum that would be too high; null when none is. */
  readonly below!: number | null;
  /** To add to the sum; null when there is none. */
  readonly distance!: number | null;
  /** Inputs without which there is no sum. */
  readonly missing!: WhyNotInputDto[];
}

/** One way in which the rule gives the wanted value. */
export class WhyNotRouteDto {
  readonly from!: 'case' | 'else' | 'unknown' | 'leaf' | 'band' | 'input';
  /** Of the case or band, from 0. */
  readonly index!: number | null;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  readonly steps!: WhyNotStepDto[];
  /** Of a band only. */
  readonly points!: WhyNotPointsDto | null;
  /** What the tag shows as it is, and what would have to be the wanted value. */
  readonly input!: WhyNotInputDto | null;
  /**
   * Where something must be undecided: the inputs of which each alone gives the value by being
   * missing; empty when none does alone.
   */
  readonly whenMissing!: WhyNotInputDto[] | null;
}

/** A tag below the one asked about: of the subject itself, or of a vehicle or lead behind it. */
export class WhyNotBelowDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number;
  readonly tag!: string;
  readonly name!: WordsDto;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  readonly wantedName!: WordsDto;
  /** Of a vehicle or lead: whether the rule looks at it; null when that cannot be told. */
  readonly counted!: boolean | null;
  readonly given!: boolean;
  readonly routes!: WhyNotRouteDto[];
}

export class WhyNotChangeDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly name!: WordsDto;
  @ApiProperty(JSON_VALUE)
  readonly from!: JsonValue;
  readonly fromName!: WordsDto | null;
  @ApiProperty(JSON_VALUE)
  readonly to!: JsonValue;
  readonly toName!: WordsDto | null;
  /** Personal: of both values only the first character and the rough length are told. */
  readonly masked?: true;
}

/** The smallest change of at most two facts that gives the wanted value. */
export class WhyNotNearestDto {
  readonly kind!: 'given' | 'found' | 'not_found' | 'not_applicable';
  readonly changes!: WhyNotChangeDto[];
  /** How far it is, for comparing; null where that would tell a masked value; see the page on reading explanations. */
  readonly distance!: number | null;
  /** It changes who somebody is (birth date, gender), since nothing else helps. */
  readonly fixed!: boolean;
  /** Evaluations of the rule. */
  readonly tried!: number;
  /** False: not every value could be tried, and a smaller change may exist. */
  readonly exhaustive!: boolean;
  readonly words!: WordsDto;
  readonly assumption!: WordsDto;
}

/** Why a tag has not another value, by the rule that the snapshot used. */
export class WhyNotDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number;
  readonly tag!: string;
  readonly name!: WordsDto;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  readonly wantedName!: WordsDto;
  readonly snapshotId!: number;
  readonly asOf!: string;
  readonly definitionVersion!: string;
  /** It has the value already. */
  readonly given!: boolean;
  /** Empty when nothing the rule looks at gives the value, or it looks at rows of others. */
  readonly routes!: WhyNotRouteDto[];
  /** Tags that stand in the way, one level down. */
  readonly below!: WhyNotBelowDto[];
  readonly nearest!: WhyNotNearestDto;
}

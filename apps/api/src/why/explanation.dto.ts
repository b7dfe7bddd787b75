import { ApiProperty } from '@nestjs/swagger';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { WordsDto } from '../shared/words.dto.js';

/** A named threshold of the tag. */
export class UsedParameterDto {
  readonly code!: string;
  readonly name?: WordsDto;
  readonly unit?: string;
}

/** A condition with what came of it: all, any and not have children, a leaf has operands. */
export class ExplainedConditionDto {
  readonly kind!: 'all' | 'any' | 'not' | 'leaf';
  readonly state!: 'true' | 'false' | 'unknown';
  @ApiProperty({ type: () => [ExplainedConditionDto] })
  readonly children?: ExplainedConditionDto[];
  readonly fact?: string;
  readonly tag?: string;
  readonly name?: WordsDto;
  readonly operator?: string;
  /**
   * What the rule asks for: one value, a list, two bounds, or a length of time such as
   * `{"days": 30}`; null where nothing is compared.
   */
  @ApiProperty({
    oneOf: [
      { type: 'string' },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'array', items: { oneOf: [{ type: 'string' }, { type: 'number' }] } },
      { type: 'object', additionalProperties: { type: 'number' } },
      { type: 'null' },
    ],
    required: false,
  })
  readonly expected?: JsonValue | readonly (string | number)[] | Readonly<Record<string, number>>;
  /** The parameters that these values were taken from. */
  readonly parameters?: UsedParameterDto[];
  /** What this customer, vehicle or lead has; null is missing. */
  @ApiProperty({ ...JSON_VALUE, required: false } as never)
  readonly actual?: JsonValue;
  /** Personal: of the value only the first character and the rough length are told. */
  readonly masked?: true;
  readonly words!: WordsDto;
}

export class ExplainedCaseDto {
  /** From 0, in the order in which cases are tried. */
  readonly index!: number;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  readonly state!: 'true' | 'false' | 'unknown';
  /** Whether it gave the value, or a part of it. */
  readonly applied!: boolean;
  readonly condition!: ExplainedConditionDto;
}

/** A fact or tag that the rule reads, with where it comes from. */
export class ExplainedInputDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly name!: WordsDto;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  readonly definitionVersion!: string | null;
  /** The dataset that it is measured over. */
  readonly dataset!: string | null;
  readonly datasetVersion!: number | null;
  /** The stretch of time that it looks at. */
  readonly window!: WordsDto | null;
  /** Why nobody has a value, e.g. a dataset that no source supplies. */
  readonly missingBecause?: WordsDto;
  /** Personal: of the value only the first character and the rough length are told. */
  readonly masked?: true;
  /** The definition as a sentence. */
  readonly words!: WordsDto;
}

/** One node of a decision tree on the way to the value. */
export class ExplainedStepDto {
  readonly branch!: 'then' | 'else' | 'unknown';
  readonly condition!: ExplainedConditionDto;
}

/** What a scorecard made of its points. */
export class ExplainedScoreDto {
  readonly constant!: number;
  /** Before it was kept within its bounds; null when an input gave no points. */
  readonly sum!: number | null;
  /** What bands look at: the sum within its bounds, or the probability that it stands for. */
  readonly score!: number | null;
  readonly isProbability!: boolean;
  /** The upper bound of the band that gave the value. */
  readonly below!: number | null;
}

/** Points that one input added to a score. */
export class ExplainedPointsDto {
  readonly code!: string;
  readonly name!: WordsDto;
  readonly points!: number | null;
  readonly words!: WordsDto;
}

/** One vehicle or lead behind a customer's value. */
export class ExplainedMemberDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  /** Whether it is one of those that the rule looks at; null when that cannot be told. */
  readonly counted!: boolean | null;
  readonly masked?: true;
}

/** Why a tag has its value: the rule that the snapshot used, case by case, with the values it saw. */
export class ExplanationDto {
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
  /** The rule as a sentence. */
  readonly words!: WordsDto;
  /** Which part of the rule gave the value. */
  readonly outcome!:
    'case' | 'else' | 'unknown' | 'score' | 'tree' | 'value' | 'imported' | 'rollup';
  readonly cases!: ExplainedCaseDto[];
  /** The way through a decision tree, from its root; empty for other kinds. */
  readonly steps!: ExplainedStepDto[];
  readonly points!: ExplainedPointsDto[];
  /** Of a scorecard only. */
  readonly score!: ExplainedScoreDto | null;
  readonly members!: ExplainedMemberDto[];
  readonly facts!: ExplainedInputDto[];
}

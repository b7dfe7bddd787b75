import { ApiProperty } from '@nestjs/swagger';
import { DiagnosticDto } from '../problem/problem.dto.js';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';

/** How many have a value; null is missing, or absent where the column is not there at all. */
export class ImpactValueCountDto {
  readonly value!: string | null;
  readonly count!: number;
}

/** How many move from a value to a value, or keep one. */
export class ImpactCellDto {
  readonly from!: string | null;
  readonly to!: string | null;
  readonly count!: number;
}

export class ImpactCodeDto {
  readonly code!: string;
  readonly before!: number;
  readonly after!: number;
  readonly gained!: number;
  readonly lost!: number;
}

/** How numbers or days moved; the seven add up to all subjects. */
export class ImpactMovesDto {
  readonly up!: number;
  readonly down!: number;
  readonly equal!: number;
  /** Missing before, not after. */
  readonly appeared!: number;
  /** Missing after, not before. */
  readonly disappeared!: number;
  readonly bothMissing!: number;
  /** Of texts and ids, which have no order. */
  readonly other!: number;
}

export class ImpactQuantileDto {
  readonly at!: number;
  readonly value!: string | null;
}

export class ImpactSpreadDto {
  readonly missing!: number;
  readonly min!: string | null;
  readonly max!: string | null;
  readonly quantiles!: ImpactQuantileDto[];
}

export class ImpactLeftOutDto {
  readonly cells!: number;
  readonly count!: number;
}

/** The counts of a column: which members there are follows from `form`. */
export class ImpactFiguresDto {
  readonly form!: 'values' | 'codes' | 'numbers';
  /** Of values and codes: every pair that anybody has, kept values included. */
  readonly matrix?: ImpactCellDto[];
  /** Of codes: pairs that were too many to be listed. */
  readonly leftOut?: ImpactLeftOutDto | null;
  /** Of codes: each code by itself. */
  readonly codes?: ImpactCodeDto[];
  /** Of numbers. */
  readonly moves?: ImpactMovesDto;
  readonly before?: ImpactSpreadDto | null;
  readonly after?: ImpactSpreadDto | null;
}

/** The counts of one group. */
export class ImpactGroupDto {
  /** Null: those of whom it is not known. */
  readonly value!: string | null;
  readonly name!: WordsDto | null;
  readonly total!: number;
  readonly changed!: number;
  readonly cells?: ImpactCellDto[];
  readonly codes?: ImpactCodeDto[];
  readonly moves?: ImpactMovesDto;
}

/** The counts of all groups that are not listed. */
export class ImpactRestDto {
  readonly groups!: number;
  readonly total!: number;
  readonly changed!: number;
  readonly cells?: ImpactCellDto[];
  readonly codes?: ImpactCodeDto[];
  readonly moves?: ImpactMovesDto;
}

export class ImpactDimensionDto {
  readonly dimension!: string;
  readonly name!: WordsDto;
  /** Those with most changes first. */
  readonly groups!: ImpactGroupDto[];
  readonly rest!: ImpactRestDto | null;
}

export class BothWordsDto {
  readonly before!: WordsDto | null;
  readonly after!: WordsDto | null;
}

export class BothValuesDto {
  @ApiProperty(JSON_VALUE)
  readonly before!: JsonValue;
  @ApiProperty(JSON_VALUE)
  readonly after!: JsonValue;
}

export class BothStatesDto {
  readonly before!: string | null;
  readonly after!: string | null;
}

/** A comparison that comes out differently. */
export class DecidingLeafDto {
  readonly code!: string;
  readonly words!: BothWordsDto;
  readonly actual!: BothValuesDto;
  readonly state!: BothStatesDto;
}

/** A vehicle or lead behind a customer's value whose own value changes. */
export class ChangedMemberDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number;
  readonly code!: string;
  @ApiProperty(JSON_VALUE)
  readonly before!: JsonValue;
  @ApiProperty(JSON_VALUE)
  readonly after!: JsonValue;
}

/** The part of a rule that gave the value. */
export class AppliedPartDto {
  readonly outcome!:
    'case' | 'else' | 'unknown' | 'score' | 'tree' | 'value' | 'imported' | 'rollup';
  readonly case!: number | null;
  readonly words!: WordsDto | null;
  readonly score!: number | null;
}

export class ChangeReasonDto {
  readonly because!: 'rule' | 'inputs' | 'both';
  readonly words!: WordsDto;
  readonly leaves!: DecidingLeafDto[];
  readonly members!: ChangedMemberDto[];
  readonly before!: AppliedPartDto | null;
  readonly after!: AppliedPartDto | null;
}

/** One subject whose value changes. */
export class SampledChangeDto {
  readonly id!: number;
  @ApiProperty(JSON_VALUE)
  readonly before!: JsonValue;
  @ApiProperty(JSON_VALUE)
  readonly after!: JsonValue;
  /** Of tags only. */
  readonly reason!: ChangeReasonDto | null;
}

/** What the drafts do to the values of one fact or tag. */
export class ColumnImpactDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly name!: WordsDto;
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  /** Of an added one all are absent before, of a retired one after. */
  readonly change!: 'added' | 'changed' | 'retired';
  /** Whether it is drafted itself, or only rests on what is. */
  readonly isDrafted!: boolean;
  readonly typeBefore!: ValueTypeDto | null;
  readonly typeAfter!: ValueTypeDto | null;
  readonly total!: number;
  readonly changed!: number;
  readonly figures!: ImpactFiguresDto;
  readonly before!: ImpactValueCountDto[];
  readonly after!: ImpactValueCountDto[];
  readonly groups!: ImpactDimensionDto[];
  readonly samples!: SampledChangeDto[];
}

export class ImpactDatasetDto {
  readonly dataset!: string;
  readonly version!: number;
  readonly contentHash!: string;
}

export class ImpactFactTableDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly cacheKey!: string;
}

export class ChangedDefinitionDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly change!: 'added' | 'retired' | 'major' | 'minor' | 'patch' | 'none';
  readonly versionBefore!: string | null;
  readonly hashBefore!: string | null;
  readonly hashAfter!: string | null;
}

/** What a code stands for. */
export class CodeSideDto {
  readonly name!: WordsDto;
  readonly parent!: string | null;
  /** Of dealers: where they are. */
  readonly region!: string | null;
}

/** How many have a code by one fact or tag. */
export class CodeHoldersDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly before!: number;
  readonly after!: number;
}

/** A code that is there on one side only, or stands for something else. */
export class ChangedCodeDto {
  readonly code!: string;
  readonly change!: 'added' | 'removed' | 'changed';
  readonly before!: CodeSideDto | null;
  readonly after!: CodeSideDto | null;
  /** Of codes that come or go: who has them, or would; empty where nobody does. */
  readonly holders!: CodeHoldersDto[];
}

/** A fact or tag that uses a code list. */
export class CodeListUseDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly name!: WordsDto;
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  /** Its own values are codes of the list; false where it only reads such values. */
  readonly hasValues!: boolean;
}

/** What the drafts do to a code list. */
export class CodeListImpactDto {
  readonly list!: string;
  readonly name!: WordsDto;
  /** Null of a new list. */
  readonly nameBefore!: WordsDto | null;
  readonly change!: 'added' | 'changed' | 'retired';
  readonly usedBy!: CodeListUseDto[];
  /** Columns of datasets, `dataset.column`, that have their values from it. */
  readonly columns!: string[];
  /** First what is gone, then what is new, then what stands for something else. */
  readonly codes!: ChangedCodeDto[];
  /** Changed codes beyond the first 200. */
  readonly leftOut!: number;
}

export class ChangedCodeListDto {
  readonly list!: string;
  readonly hashBefore!: string | null;
  readonly hashAfter!: string | null;
}

/** Everything that the figures hang on. */
export class ImpactInputsDto {
  readonly snapshotId!: number;
  readonly contentDigest!: string;
  readonly asOf!: string;
  readonly zone!: string;
  readonly datasets!: ImpactDatasetDto[];
  readonly factTables!: ImpactFactTableDto[];
  readonly activeHash!: string;
  readonly definitions!: ChangedDefinitionDto[];
  readonly codeLists!: ChangedCodeListDto[];
  /** Definitions that changed since the snapshot was made; `before` counts with them. */
  readonly pending!: string[];
}

export class ImpactSubjectDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly total!: number;
  readonly changed!: number;
}

export class CostStepDto {
  readonly step!: string;
  readonly seconds!: number;
  readonly runId!: number;
}

export class CostFactTableDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly facts!: number;
  readonly changedFacts!: string[];
  readonly datasets!: string[];
}

/** What the next run will have to do because of the drafts. */
export class RunCostDto {
  readonly factTables!: CostFactTableDto[];
  readonly tags!: string[];
  readonly rowsScanned!: number;
  readonly steps!: CostStepDto[];
  readonly seconds!: number | null;
  /** How the seconds were found. */
  readonly basis!: WordsDto;
}

/** The effect of drafts on the whole population, in the numbers that the next run publishes. */
export class ImpactReportDto {
  @ApiProperty({ type: 'number', enum: [1] })
  readonly format!: 1;
  readonly draftHash!: string;
  /** Differs from that of another report when data or definitions moved on in between. */
  readonly inputsHash!: string;
  readonly inputs!: ImpactInputsDto;
  /** With an error among them there are no figures. */
  readonly diagnostics!: DiagnosticDto[];
  readonly isComputed!: boolean;
  readonly subjects!: ImpactSubjectDto[];
  readonly tags!: ColumnImpactDto[];
  readonly facts!: ColumnImpactDto[];
  readonly codeLists!: CodeListImpactDto[];
  readonly cost!: RunCostDto | null;
  readonly computedAt!: string;
  readonly seconds!: number;
}

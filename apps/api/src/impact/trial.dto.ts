import { ApiProperty } from '@nestjs/swagger';
import { DiagnosticDto } from '../problem/problem.dto.js';
import { JSON_VALUE, type JsonValue } from '../shared/json-value.js';
import { ValueTypeDto } from '../shared/value-type.dto.js';
import { WordsDto } from '../shared/words.dto.js';
import {
  ExplainedCaseDto,
  ExplainedPointsDto,
  ExplainedScoreDto,
  ExplainedStepDto,
} from '../why/explanation.dto.js';

/** What a rule made of its inputs. */
export class TriedWhyDto {
  readonly outcome!:
    'case' | 'else' | 'unknown' | 'score' | 'tree' | 'value' | 'imported' | 'rollup';
  readonly cases!: ExplainedCaseDto[];
  readonly steps!: ExplainedStepDto[];
  readonly points!: ExplainedPointsDto[];
  readonly score!: ExplainedScoreDto | null;
}

export class TriedInputDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly name!: WordsDto;
  readonly type!: ValueTypeDto;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  /** Personal: of the value only the first character and the rough length are told. */
  readonly masked?: true;
}

export class TriedValueDto {
  readonly type!: ValueTypeDto;
  @ApiProperty(JSON_VALUE)
  readonly value!: JsonValue;
  readonly valueName!: WordsDto | null;
  /** Of tags only. */
  readonly why!: TriedWhyDto | null;
  readonly inputs!: TriedInputDto[];
  /** Personal: of the value only the first character and the rough length are told. */
  readonly masked?: true;
}

/** A fact or tag by the active definitions and by the drafts. */
export class TriedColumnDto {
  readonly kind!: 'fact' | 'tag';
  readonly code!: string;
  readonly name!: WordsDto;
  readonly isDrafted!: boolean;
  readonly active!: TriedValueDto | null;
  readonly draft!: TriedValueDto | null;
  readonly isChanged!: boolean;
}

/** What drafts do to one subject. */
export class TrialDto {
  readonly subject!: 'customer' | 'vehicle' | 'lead';
  readonly id!: number | null;
  readonly asOf!: string;
  readonly zone!: string;
  readonly diagnostics!: DiagnosticDto[];
  readonly isComputed!: boolean;
  readonly columns!: TriedColumnDto[];
}

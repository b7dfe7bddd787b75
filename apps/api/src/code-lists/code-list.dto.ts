import { WordsDto } from '../shared/words.dto.js';

export class CodeDto {
  readonly code!: string;
  readonly name!: WordsDto;
  /** The code above it in a hierarchy. */
  readonly parent?: string;
}

export class CodeListDto {
  readonly list!: string;
  readonly name!: WordsDto;
  /** In the list's own order, which is also the order of "better" and "worse". */
  readonly codes!: CodeDto[];
}

export class CodeListSummaryDto {
  readonly list!: string;
  readonly name!: WordsDto;
  /** How many codes it has. */
  readonly size!: number;
}

export class CodeListPageDto {
  readonly items!: CodeListSummaryDto[];
  readonly total!: number;
  readonly nextCursor!: string | null;
}

import { WordsDto } from '../shared/words.dto.js';

/** A source system as its mapping describes it. */
export class SourceDto {
  readonly source!: string;
  readonly name!: WordsDto;
  /** Who wins when sources contradict each other; 1 wins. */
  readonly rank!: number;
  /** Datasets that it supplies. */
  readonly targets!: string[];
}

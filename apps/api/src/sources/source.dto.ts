import { WordsDto } from '../shared/words.dto.js';

/** What the newest load of a source brought. */
export class SourceIngestionDto {
  readonly runId!: number;
  readonly finishedAt!: string;
  readonly files!: number;
  /** Rows in those files. */
  readonly rows!: number;
}

/** A source system as its mapping describes it, and what has come of it. */
export class SourceDto {
  readonly source!: string;
  readonly name!: WordsDto;
  /** Who wins when sources contradict each other; 1 wins. */
  readonly rank!: number;
  /** Datasets that it supplies. */
  readonly targets!: string[];
  /** Null when nothing of it was ever loaded. */
  readonly lastIngestion!: SourceIngestionDto | null;
  /** Rows and values set aside beside what is in use now. */
  readonly quarantined!: number;
  /** Its values that contradict another source's, in what is in use now. */
  readonly conflicts!: number;
}

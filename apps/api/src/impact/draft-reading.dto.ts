import { DiagnosticDto } from '../problem/problem.dto.js';
import { WordsDto } from '../shared/words.dto.js';

/** A draft as it is understood. */
export class DraftReadingDto {
  /** The definition as a sentence; null while it has errors. */
  readonly words!: WordsDto | null;
  /** `file` is a definition's code; line, column and proposal of the draft's own are of its text. */
  readonly diagnostics!: DiagnosticDto[];
}

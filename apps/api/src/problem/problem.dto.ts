/** An edit that mends a finding: `text` in the place of what stands between the two spots. */
export class ProposalDto {
  readonly line!: number;
  readonly column!: number;
  readonly endLine!: number;
  readonly endColumn!: number;
  readonly text!: string;
}

/** One finding about something a person wrote, with where it stands. */
export class DiagnosticDto {
  readonly code!: string;
  readonly severity!: 'error' | 'warning' | 'info';
  readonly message!: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  /** Where in the document, e.g. `where.all[0].value`. */
  readonly path?: string;
  readonly hint?: string;
  readonly proposal?: ProposalDto;
}

/** What went wrong (RFC 9457), as application/problem+json. */
export class ProblemDto {
  readonly type!: string;
  readonly title!: string;
  readonly status!: number;
  /** Stable name of the failure, to be tested by programs. */
  readonly code!: string;
  readonly detail!: string;
  /** Names this one occurrence; the log carries the same. */
  readonly instance?: string;
  /** The permission that is missing. */
  readonly permission?: string;
  readonly errors?: DiagnosticDto[];
}

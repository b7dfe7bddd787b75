/** One finding about something a person wrote (a definition, a mapping), with where it stands. */
export interface Diagnostic {
  /** Stable code such as `unknown_fact`. */
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly file?: string;
  /** 1-based. */
  readonly line?: number;
  /** 1-based. */
  readonly column?: number;
  /** Where in the document, e.g. `cases[0].when.fact`. */
  readonly path?: string;
  /** What to do about it. */
  readonly hint?: string;
}

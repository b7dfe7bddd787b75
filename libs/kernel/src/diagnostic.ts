/** How bad a finding is: only errors stop a definition from being used. */
export type Severity = 'error' | 'warning' | 'info';

/** A mend that an editor can apply: put `text` in the place of what stands between the two spots. */
export interface Proposal {
  /** 1-based, as `endLine` and both columns; the end itself stays. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  readonly text: string;
}

/** One finding about something a person wrote: what is wrong, where, and what to do. */
export interface Diagnostic {
  /** Stable code such as `unknown_fact`. */
  readonly code: string;
  readonly severity: Severity;
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
  /** The same as an edit of the file, where that is simple. */
  readonly proposal?: Proposal;
}

/** How bad it is: nothing to do, worth a look, or in the way. */
export type FindingStatus = 'ok' | 'warn' | 'fail';

/** What one check came to. */
export interface Finding {
  readonly check: string;
  readonly status: FindingStatus;
  /** What was found, in a sentence. */
  readonly found: string;
  /** How to mend it; empty where nothing is wrong. */
  readonly mend: string;
  /** Particulars for machines. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/** A finding before it is known whose it is. */
export type Result = Omit<Finding, 'check'>;

type Details = Readonly<Record<string, unknown>>;

export function ok(found: string, details?: Details): Result {
  return { status: 'ok', found, mend: '', ...(details && { details }) };
}

export function warn(found: string, mend: string, details?: Details): Result {
  return { status: 'warn', found, mend, ...(details && { details }) };
}

export function fail(found: string, mend: string, details?: Details): Result {
  return { status: 'fail', found, mend, ...(details && { details }) };
}

/** What sort of failure it is; edges map it to an exit code or an HTTP status. */
export type DomainErrorKind =
  | 'invalid'
  | 'unauthenticated'
  | 'not_found'
  | 'gone'
  | 'conflict'
  /** The asker saw an earlier state than there is. */
  | 'outdated'
  | 'refused'
  | 'throttled'
  | 'unavailable'
  | 'internal';

export interface DomainErrorOptions {
  readonly kind?: DomainErrorKind;
  /** Machine-readable particulars: file, line, diagnostics … Never a secret or personal data. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** A failure with a stable code and a message that its reader can act on. */
export class DomainError extends Error {
  readonly code: string;
  readonly kind: DomainErrorKind;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, message: string, options: DomainErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'DomainError';
    this.code = code;
    this.kind = options.kind ?? 'invalid';
    this.details = options.details ?? {};
  }
}

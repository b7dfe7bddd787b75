import { DomainError } from '@tagwright/kernel';

export interface CliError {
  readonly code: string;
  readonly message: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** What of an error a person or a script gets to see. */
export function canonicalError(error: unknown): CliError {
  if (error instanceof DomainError) {
    return { code: error.code, message: error.message, details: error.details };
  }
  return {
    code: 'internal',
    message: error instanceof Error ? error.message : String(error),
    details: {},
  };
}

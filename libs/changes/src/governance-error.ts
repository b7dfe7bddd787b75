import { DomainError, type DomainErrorKind } from '@tagwright/kernel';

/** SQLSTATE of everything that the database's own rules of governance refuse. */
const REFUSED_BY_RULE = 'TWGOV';

const KINDS: Readonly<Record<string, DomainErrorKind>> = {
  own_work: 'refused',
  actor_unknown: 'refused',
  not_approved: 'refused',
  change_set_empty: 'invalid',
  report_missing: 'invalid',
};

interface DriverError {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly message: string;
}

/**
 * Runs a change and turns what the database's rules refuse into the error that people see: the rules
 * are written once, there.
 */
export async function underGovernance<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw governanceError(error) ?? error;
  }
}

function governanceError(error: unknown): DomainError | undefined {
  if (!(error instanceof Error)) return undefined;
  const { driverError = error } = error as { driverError?: DriverError };
  const { code, constraint, message } = driverError as DriverError;
  if (code !== REFUSED_BY_RULE || typeof constraint !== 'string') return undefined;
  return new DomainError(constraint, message, {
    kind: KINDS[constraint] ?? 'conflict',
    cause: error,
  });
}

import { DomainError } from '@tagwright/kernel';

/** Failures that may pass by themselves, by code. */
const PASSING = new Set([
  // PostgreSQL: shutdown, crash, starting up, too many connections, deadlock, serialization.
  ...['57P01', '57P02', '57P03', '53300', '40P01', '40001'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT'],
]);

/** Seconds to wait before the second attempt; each later one waits four times as long. */
const FIRST_WAIT = 5;
const LONGEST_WAIT = 600;

/** Whether trying again may help: never for what is wrong with data, definitions or the request. */
export function mayPass(error: unknown): boolean {
  if (error instanceof DomainError && error.kind === 'unavailable') return true;
  const code = codeOf(error);
  if (code === undefined) return isBrokenConnection(error);
  return PASSING.has(code) || code.startsWith('08');
}

/** Seconds until the next attempt, after so many. */
export function waitAfter(attempts: number): number {
  return Math.min(LONGEST_WAIT, FIRST_WAIT * 4 ** Math.max(0, attempts - 1));
}

function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { code, driverError } = error as { code?: unknown; driverError?: unknown };
  return typeof code === 'string' ? code : driverError === error ? undefined : codeOf(driverError);
}

/** The driver tells a connection that broke under a query by words alone. */
function isBrokenConnection(error: unknown): boolean {
  return (
    error instanceof Error && /connection (terminated|ended)|not queryable/i.test(error.message)
  );
}

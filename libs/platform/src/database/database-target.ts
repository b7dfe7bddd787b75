import { DomainError } from '@tagwright/kernel';

/** Which server is meant, for messages: no user, no password. */
export interface DatabaseTarget {
  readonly url: string;
  /** The embedded server of this home; else the one of DATABASE_URL. */
  readonly embeddedIn?: string;
  /** The setting that names it; default `DATABASE_URL`. */
  readonly variable?: string;
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'it closed the connection',
  ENOTFOUND: 'its host name is not known',
  EAI_AGAIN: 'its host name cannot be looked up now',
  ETIMEDOUT: 'it does not answer',
  EHOSTUNREACH: 'its host cannot be reached',
  ENETUNREACH: 'its network cannot be reached',
  '28P01': 'it refuses the user or the password',
  '28000': 'it refuses this user',
  '3D000': 'it has no database of that name',
  '53300': 'it has no free connection',
  '57P03': 'it is starting or stopping',
};

/** What a person is told when a connection fails; the driver's own words may hold credentials. */
export function connectionError(target: DatabaseTarget, cause: unknown): DomainError {
  const { code, message } = cause as { code?: unknown; message?: unknown };
  const known = typeof code === 'string' ? REASONS[code] : undefined;
  const timedOut = typeof message === 'string' && /timeout/i.test(message);
  const reason = known ?? (timedOut ? 'it does not answer' : 'the connection failed');
  const suffix = typeof code === 'string' ? ` (${code})` : '';
  return new DomainError(
    'database_unavailable',
    `${describe(target)} cannot be used: ${reason}${suffix}.`,
    { kind: 'unavailable', details: { reason: code ?? reason } },
  );
}

/** The server in words, e.g. `The database app at db:5432 (DATABASE_URL)`. */
export function describe({ url, embeddedIn, variable }: DatabaseTarget): string {
  if (embeddedIn !== undefined) return `The embedded database of ${embeddedIn}`;
  const { host, pathname, searchParams } = new URL(url);
  const place = host || (searchParams.get('host') ?? 'an unnamed host');
  return `The database ${pathname.slice(1)} at ${place} (${variable ?? 'DATABASE_URL'})`;
}

import { HttpException } from '@nestjs/common';
import { DomainError, type Diagnostic, type DomainErrorKind } from '@tagwright/kernel';
import type { ProblemDto } from './problem.dto.js';

const STATUS: Record<DomainErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  throttled: 429,
  not_found: 404,
  gone: 410,
  conflict: 409,
  outdated: 412,
  refused: 403,
  unavailable: 503,
  internal: 500,
};

const TITLES: Readonly<Record<number, string>> = {
  400: 'The request cannot be read',
  401: 'Nobody is signed in',
  403: 'Refused',
  404: 'Not found',
  405: 'Not allowed here',
  408: 'The request took too long',
  409: 'In conflict with what is there',
  410: 'No longer here',
  412: 'Changed by somebody else meanwhile',
  413: 'The request is too large',
  415: 'Not a form that is understood',
  422: 'The request asks for something impossible',
  429: 'Too many requests',
  428: 'Say which state this is about',
  500: 'Something failed here',
  503: 'Not available at the moment',
};

const CODES: Readonly<Record<number, string>> = {
  400: 'request_unreadable',
  404: 'not_found',
  405: 'method_not_allowed',
  413: 'body_too_large',
  415: 'media_type_unsupported',
};

export type Problem = Omit<ProblemDto, 'instance'>;

/**
 * What a failure looks like from outside: a status, a stable code and a sentence. Anything that
 * nobody foresaw is a plain 500 that tells nothing about the inside.
 */
export function problemOf(error: unknown): Problem {
  if (error instanceof DomainError) return problemOfDomainError(error);
  if (error instanceof HttpException) {
    const answer = error.getResponse();
    return problem(error.getStatus(), codeOf(answer), error.message, diagnosticsOf(answer));
  }
  if (isExposedHttpError(error)) return problem(error.status, undefined, error.message);
  return problem(500, 'internal_error', 'The request could not be answered. The log says why.');
}

function problemOfDomainError(error: DomainError): Problem {
  const status = STATUS[error.kind];
  const detail =
    status === 500 ? 'The request could not be answered. The log says why.' : error.message;
  const { permission } = error.details;
  return {
    ...problem(status, error.code, detail, diagnosticsOf(error.details)),
    ...(typeof permission === 'string' ? { permission } : {}),
  };
}

/** What Express's body reader throws: a status and whether it may be shown. */
interface ExposedHttpError {
  readonly status: number;
  readonly message: string;
}

function isExposedHttpError(error: unknown): error is ExposedHttpError {
  if (typeof error !== 'object' || error === null) return false;
  const { status, expose } = error as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 && expose === true;
}

function problem(
  status: number,
  code: string | undefined,
  detail: string,
  errors: readonly Diagnostic[] = [],
): Problem {
  const stable = code ?? CODES[status] ?? `http_${status}`;
  return {
    type: `urn:tagwright:problem:${stable}`,
    title: TITLES[status] ?? 'The request failed',
    status,
    code: stable,
    detail,
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
  };
}

function codeOf(carrier: unknown): string | undefined {
  if (typeof carrier !== 'object' || carrier === null) return undefined;
  const { code } = carrier as { code?: unknown };
  return typeof code === 'string' ? code : undefined;
}

function diagnosticsOf(carrier: unknown): readonly Diagnostic[] {
  if (typeof carrier !== 'object' || carrier === null) return [];
  const { diagnostics } = carrier as { diagnostics?: unknown };
  return Array.isArray(diagnostics) ? (diagnostics as Diagnostic[]) : [];
}

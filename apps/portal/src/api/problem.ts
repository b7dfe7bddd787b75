/** One place in a definition or request that is wrong. */
export interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly path?: string;
  readonly hint?: string;
}

/** What the reader can do about a problem. */
export type ProblemKind =
  'network' | 'notFound' | 'conflict' | 'invalid' | 'busy' | 'refused' | 'server';

/** A failed call: the API's problem document, or that it could not be reached (status 0). */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly Diagnostic[] = [],
    /** The permission that is missing. */
    readonly permission = '',
  ) {
    super(detail || title || code);
    this.name = 'Problem';
  }

  get kind(): ProblemKind {
    if (this.status === 0) return 'network';
    if (this.status === 404) return 'notFound';
    if (this.status === 409 || this.status === 412) return 'conflict';
    if (this.status === 400 || this.status === 422) return 'invalid';
    if (this.status === 401 || this.status === 403) return 'refused';
    if (this.status === 429) return 'busy';
    return 'server';
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads a problem document; an answer that is none (a proxy's page) keeps its status alone. */
export function problemFrom(status: number, body: unknown): Problem {
  const document =
    typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  const errors = Array.isArray(document.errors) ? (document.errors as Diagnostic[]) : [];
  const code = text(document.code) || `http_${status}`;
  return new Problem(
    status,
    code,
    text(document.title),
    text(document.detail),
    errors,
    text(document.permission),
  );
}

/** Whatever was thrown, as a problem that can be shown. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, 'unreachable', '', error instanceof Error ? error.message : String(error));
}

import { Problem, problemFrom } from './problem.js';
import { API_BASE, session } from './session.js';

export { API_BASE } from './session.js';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** A status beside 2xx whose JSON is an answer, too, not a problem. */
  readonly accepts?: number;
}

/** What a list is narrowed to; empty and left out are the same. */
export type Query = Readonly<Record<string, string | number | null | undefined>>;

/** A query as an address has it, `?a=b`, or nothing. */
export function search(query: Query): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}

async function send(method: string, path: string, options: CallOptions): Promise<Response> {
  return fetch(API_BASE + path, {
    method,
    headers: {
      accept: 'application/json, application/problem+json, text/csv',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...session.headers,
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new Problem(0, 'unreachable', '', error instanceof Error ? error.message : '');
  });
}

/**
 * A call whose session is over waits until the reader has signed in again and is then made once
 * more: nothing that was typed is lost.
 */
async function call(method: string, path: string, options: CallOptions): Promise<Response> {
  const asked = session.identity;
  let response = await send(method, path, options);
  if (response.status === 401) {
    // Read at once: an answer that nobody reads keeps its connection, and there are six.
    const refusal = await problemOf(response);
    // It may arrive when the reader has signed in again already.
    if (session.identity === asked && !(await session.recover())) throw refusal;
    response = await send(method, path, options);
  }
  if (!response.ok && !isAccepted(response, options)) throw await problemOf(response);
  return response;
}

async function problemOf(response: Response): Promise<Problem> {
  return problemFrom(response.status, await response.json().catch(() => null));
}

/** A proxy's own error page is none, whatever its status. */
const isAccepted = ({ status, headers }: Response, { accepts }: CallOptions): boolean =>
  status === accepts && headers.get('content-type')?.startsWith('application/json') === true;

/** The answer's JSON, trusted to have the type that the API's document gives it. */
export async function getJson<T>(
  path: string,
  signal?: AbortSignal,
  options: Pick<CallOptions, 'accepts'> = {},
): Promise<T> {
  return (await (await call('GET', path, { ...options, signal })).json()) as T;
}

export async function postJson<T>(path: string, options: CallOptions): Promise<T> {
  return (await (await call('POST', path, options)).json()) as T;
}

/** Any other method: `PUT`, `PATCH`, `DELETE`. */
export async function sendJson<T>(
  method: 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  options: CallOptions,
): Promise<T> {
  return (await (await call(method, path, options)).json()) as T;
}

/** Deletes something; the answer has no body. */
export async function remove(path: string): Promise<void> {
  await call('DELETE', path, {});
}

export async function postBlob(path: string, options: CallOptions): Promise<Blob> {
  return (await call('POST', path, options)).blob();
}

export async function getBlob(path: string): Promise<Blob> {
  return (await call('GET', path, {})).blob();
}

import { Problem, problemFrom } from './problem.js';

export const API_BASE = '/api/v1';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function call(method: string, path: string, options: CallOptions): Promise<Response> {
  const response = await fetch(API_BASE + path, {
    method,
    headers: {
      accept: 'application/json, application/problem+json, text/csv',
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    ...(options.signal ? { signal: options.signal } : {}),
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error;
    throw new Problem(0, 'unreachable', '', error instanceof Error ? error.message : '');
  });
  if (!response.ok) {
    throw problemFrom(response.status, await response.json().catch(() => null));
  }
  return response;
}

/** The answer's JSON, trusted to have the type that the API's document gives it. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await (await call('GET', path, { signal })).json()) as T;
}

export async function postJson<T>(path: string, options: CallOptions): Promise<T> {
  return (await (await call('POST', path, options)).json()) as T;
}

export async function postBlob(path: string, options: CallOptions): Promise<Blob> {
  return (await call('POST', path, options)).blob();
}

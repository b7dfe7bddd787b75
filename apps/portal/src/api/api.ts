import { getJson, postBlob, postJson } from './http.js';
import type {
  CodeList,
  Customer,
  Distribution,
  Explanation,
  FactDetail,
  FilterBody,
  FilterCount,
  FilterCsvBody,
  FilterList,
  RunPage,
  Run,
  RunStarted,
  Snapshot,
  SnapshotDiff,
  Subject,
  SubjectPage,
  TagDetail,
  TagSummary,
} from './types.js';

const q = encodeURIComponent;

/** One promise per key, so that many elements may ask for the same thing; failures are forgotten. */
function remembered<T>(load: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (key) => {
    const before = known.get(key);
    if (before) return before;
    const loading = load(key);
    known.set(key, loading);
    loading.catch(() => known.delete(key));
    return loading;
  };
}

/** A snapshot never changes, so its as-of time and zone are asked for once. */
const knownSnapshot = remembered((id) => getJson<Snapshot>(`/snapshots/${q(id)}`));

const codeList = remembered((list) => getJson<CodeList>(`/catalog/code-lists/${q(list)}`));

/** The calls the portal makes, one line each. */
export const api = {
  codeList,
  knownSnapshot,
  tags: (signal?: AbortSignal) => getJson<readonly TagSummary[]>('/tags', signal),
  tag: (code: string, signal?: AbortSignal) => getJson<TagDetail>(`/tags/${q(code)}`, signal),
  distribution: (code: string, signal?: AbortSignal) =>
    getJson<Distribution>(`/tags/${q(code)}/distribution`, signal),
  fact: (code: string, signal?: AbortSignal) => getJson<FactDetail>(`/facts/${q(code)}`, signal),
  runs: (limit: number, cursor: string | null, signal?: AbortSignal) =>
    getJson<RunPage>(`/runs?limit=${limit}${cursor ? `&cursor=${q(cursor)}` : ''}`, signal),
  run: (id: string, signal?: AbortSignal) => getJson<Run>(`/runs/${q(id)}`, signal),
  /** `key` makes the start repeatable: the same key never starts a second run. */
  startRun: (asOf: string | undefined, key: string) =>
    postJson<RunStarted>('/runs', {
      body: asOf ? { asOf } : {},
      headers: { 'idempotency-key': key },
    }),
  cancelRun: (id: number) => postJson<RunStarted>(`/runs/${id}/cancel`, {}),
  snapshot: (id: string, signal?: AbortSignal) => getJson<Snapshot>(`/snapshots/${q(id)}`, signal),
  snapshotDiff: (id: string, signal?: AbortSignal) =>
    getJson<SnapshotDiff>(`/snapshots/${q(id)}/diff`, signal),
  customers: (from: number, limit: number, signal?: AbortSignal) =>
    getJson<SubjectPage>(`/customers?from=${from}&limit=${limit}`, signal),
  customer: (id: string, signal?: AbortSignal) => getJson<Customer>(`/customers/${q(id)}`, signal),
  why: (subject: Subject, id: number, tag: string, signal?: AbortSignal) =>
    getJson<Explanation>(`/${subject}s/${id}/tags/${q(tag)}/why`, signal),
  count: (body: FilterBody, signal?: AbortSignal) =>
    postJson<FilterCount>('/filters/count', { body, signal }),
  list: (body: FilterBody, signal?: AbortSignal) =>
    postJson<FilterList>('/filters/list', { body, signal }),
  csv: (body: FilterCsvBody) => postBlob('/filters/csv', { body }),
};

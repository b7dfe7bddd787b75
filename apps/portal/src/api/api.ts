import {
  type Query,
  getBlob,
  getJson,
  postBlob,
  postJson,
  remove,
  search,
  sendJson,
} from './http.js';
import type {
  ChangeSet,
  ChangeSetDetail,
  ChangeSetItem,
  Account,
  AccountRoles,
  ApiKey,
  AsOf,
  AuditEvent,
  AuditHead,
  AuditVerification,
  Installation,
  IssuedKey,
  IssuedWebhook,
  NewAccount,
  NewKey,
  NewWebhook,
  OneTimePassword,
  Readiness,
  RoleView,
  ChangedSubject,
  ClearContact,
  CodeList,
  ConflictCount,
  ConflictItem,
  Customer,
  DatasetDetail,
  DatasetSummary,
  DefinitionVersion,
  Distribution,
  Draft,
  DraftReading,
  Explanation,
  FactDetail,
  FactProfile,
  FactSummary,
  FilterBody,
  FilterCount,
  FilterCsvBody,
  FilterList,
  FilterPageBody,
  FoundSubjects,
  ImpactReport,
  NextFlip,
  Page,
  QuarantineCount,
  QuarantineItem,
  Lead,
  Missed,
  LeadRecords,
  Orders,
  RunPage,
  Run,
  RunStarted,
  Schedule,
  Snapshot,
  SnapshotDiff,
  SnapshotPage,
  Source,
  Subject,
  SubjectPage,
  TagDetail,
  TagHistory,
  TagLineage,
  TagSummary,
  Webhook,
  WebhookDelivery,
  Trial,
  TrialBody,
  TagTrend,
  Timeline,
  Vehicle,
  VehicleFile,
  VehicleRelations,
  WhyNot,
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
  versions: (kind: Draft['kind'], code: string, signal?: AbortSignal) =>
    getJson<readonly DefinitionVersion[]>(`/${kind}s/${q(code)}/versions`, signal),
  facts: (signal?: AbortSignal) => getJson<readonly FactSummary[]>('/facts', signal),
  fact: (code: string, signal?: AbortSignal) => getJson<FactDetail>(`/facts/${q(code)}`, signal),
  factProfile: (code: string, signal?: AbortSignal) =>
    getJson<FactProfile>(`/facts/${q(code)}/profile`, signal),
  tagProfile: (code: string, signal?: AbortSignal) =>
    getJson<FactProfile>(`/tags/${q(code)}/profile`, signal),
  sources: (signal?: AbortSignal) => getJson<readonly Source[]>('/sources', signal),
  datasets: (signal?: AbortSignal) => getJson<readonly DatasetSummary[]>('/datasets', signal),
  dataset: (code: string, signal?: AbortSignal) =>
    getJson<DatasetDetail>(`/datasets/${q(code)}`, signal),
  quarantineSummary: (signal?: AbortSignal) =>
    getJson<readonly QuarantineCount[]>('/quarantine/summary', signal),
  quarantine: (query: Query, signal?: AbortSignal) =>
    getJson<Page<QuarantineItem>>(`/quarantine${search(query)}`, signal),
  quarantineCsv: (query: Query) => getBlob(`/quarantine/csv${search(query)}`),
  conflictSummary: (query: Query, signal?: AbortSignal) =>
    getJson<readonly ConflictCount[]>(`/conflicts/summary${search(query)}`, signal),
  conflicts: (query: Query, signal?: AbortSignal) =>
    getJson<Page<ConflictItem>>(`/conflicts${search(query)}`, signal),
  auditEvents: (query: Query, signal?: AbortSignal) =>
    getJson<Page<AuditEvent>>(`/audit/events${search(query)}`, signal),
  auditHead: (signal?: AbortSignal) => getJson<AuditHead>('/audit/head', signal),
  verifyAudit: () => postJson<AuditVerification>('/audit/verifications', {}),
  asOf: (query: Query, signal?: AbortSignal) =>
    getJson<AsOf>(`/audit/as-of${search(query)}`, signal),
  evidence: (query: Query) => getBlob(`/audit/evidence${search(query)}`),
  accounts: (signal?: AbortSignal) => getJson<readonly Account[]>('/accounts', signal),
  addAccount: (body: NewAccount) => postJson<OneTimePassword>('/accounts', { body }),
  setAccountRoles: (login: string, body: AccountRoles) =>
    sendJson<Account>('PUT', `/accounts/${q(login)}/roles`, { body }),
  changeAccount: (login: string, verb: 'disable' | 'enable' | 'unlock') =>
    postJson<Account>(`/accounts/${q(login)}/${verb}`, {}),
  resetPassword: (login: string) =>
    postJson<OneTimePassword>(`/accounts/${q(login)}/password-reset`, {}),
  endAccountSessions: (login: string) => remove(`/accounts/${q(login)}/sessions`),
  roles: (signal?: AbortSignal) => getJson<readonly RoleView[]>('/roles', signal),
  keys: (signal?: AbortSignal) => getJson<readonly ApiKey[]>('/keys', signal),
  addKey: (body: NewKey) => postJson<IssuedKey>('/keys', { body }),
  rotateKey: (prefix: string, overlapHours: number) =>
    postJson<IssuedKey>(`/keys/${q(prefix)}/rotation`, { body: { overlapHours } }),
  revokeKey: (prefix: string) => remove(`/keys/${q(prefix)}`),
  webhooks: (signal?: AbortSignal) => getJson<readonly Webhook[]>('/webhooks', signal),
  webhook: (id: number, signal?: AbortSignal) => getJson<Webhook>(`/webhooks/${id}`, signal),
  addWebhook: (body: NewWebhook) => postJson<IssuedWebhook>('/webhooks', { body }),
  rotateWebhook: (id: number, overlapHours: number) =>
    postJson<IssuedWebhook>(`/webhooks/${id}/rotation`, { body: { overlapHours } }),
  pauseWebhook: (id: number) => postJson<Webhook>(`/webhooks/${id}/pause`, {}),
  resumeWebhook: (id: number, missed: Missed) =>
    postJson<Webhook>(`/webhooks/${id}/resume`, { body: { missed } }),
  testWebhook: (id: number) => postJson<Webhook>(`/webhooks/${id}/test`, {}),
  removeWebhook: (id: number) => remove(`/webhooks/${id}`),
  webhookDeliveries: (id: number, query: Query, signal?: AbortSignal) =>
    getJson<Page<WebhookDelivery>>(`/webhooks/${id}/deliveries${search(query)}`, signal),
  redeliver: (id: number, delivery: number) =>
    postJson<WebhookDelivery>(`/webhooks/${id}/deliveries/${delivery}/redelivery`, {}),
  skipDelivery: (id: number, delivery: number) =>
    postJson<WebhookDelivery>(`/webhooks/${id}/deliveries/${delivery}/skip`, {}),
  installation: (signal?: AbortSignal) => getJson<Installation>('/installation', signal),
  /** That it is not ready is an answer, too: its checks say why. */
  readiness: (signal?: AbortSignal) => getJson<Readiness>('/ready', signal, { accepts: 503 }),
  runs: (query: Query, signal?: AbortSignal) => getJson<RunPage>(`/runs${search(query)}`, signal),
  run: (id: string, signal?: AbortSignal) => getJson<Run>(`/runs/${q(id)}`, signal),
  /** `key` makes the start repeatable: the same key never starts a second run. */
  startRun: (asOf: string | undefined, key: string) =>
    postJson<RunStarted>('/runs', {
      body: asOf ? { asOf } : {},
      headers: { 'idempotency-key': key },
    }),
  cancelRun: (id: number) => postJson<RunStarted>(`/runs/${id}/cancel`, {}),
  schedules: (signal?: AbortSignal) => getJson<readonly Schedule[]>('/schedules', signal),
  pauseSchedule: (code: string, reason: string) =>
    postJson<Schedule>(`/schedules/${q(code)}/pause`, { body: { reason } }),
  resumeSchedule: (code: string) => postJson<Schedule>(`/schedules/${q(code)}/resume`, {}),
  /** `key` makes the start repeatable: the same key never starts a second run. */
  runSchedule: (code: string, key: string) =>
    postJson<RunStarted>(`/schedules/${q(code)}/run`, { headers: { 'idempotency-key': key } }),
  snapshot: (id: string, signal?: AbortSignal) => getJson<Snapshot>(`/snapshots/${q(id)}`, signal),
  snapshots: (limit: number, signal?: AbortSignal) =>
    getJson<SnapshotPage>(`/snapshots?limit=${limit}`, signal),
  snapshotDiff: (id: string, signal?: AbortSignal) =>
    getJson<SnapshotDiff>(`/snapshots/${q(id)}/diff`, signal),
  changedSubjects: (id: number, query: Query, signal?: AbortSignal) =>
    getJson<Page<ChangedSubject>>(`/snapshots/${id}/changes${search(query)}`, signal),
  customers: (from: number, limit: number, signal?: AbortSignal) =>
    getJson<SubjectPage>(`/customers?from=${from}&limit=${limit}`, signal),
  customer: (id: string, signal?: AbortSignal) => getJson<Customer>(`/customers/${q(id)}`, signal),
  vehiclesOf: (customer: string, signal?: AbortSignal) =>
    getJson<VehicleRelations>(`/customers/${q(customer)}/vehicles`, signal),
  leadsOf: (customer: string, signal?: AbortSignal) =>
    getJson<LeadRecords>(`/customers/${q(customer)}/leads`, signal),
  ordersOf: (customer: string, signal?: AbortSignal) =>
    getJson<Orders>(`/customers/${q(customer)}/orders`, signal),
  /** `kinds` empty: all of them. */
  timeline: (
    customer: string,
    kinds: readonly string[],
    cursor: string | null,
    signal?: AbortSignal,
  ) => {
    const query = new URLSearchParams({
      ...(kinds.length === 0 ? {} : { kinds: kinds.join(',') }),
      ...(cursor === null ? {} : { cursor }),
    });
    return getJson<Timeline>(`/customers/${q(customer)}/timeline?${query}`, signal);
  },
  tagChanges: (customer: string, cursor: string | null, signal?: AbortSignal) =>
    getJson<TagHistory>(
      `/customers/${q(customer)}/tag-changes${cursor ? `?cursor=${q(cursor)}` : ''}`,
      signal,
    ),
  vehicle: (id: string, signal?: AbortSignal) => getJson<Vehicle>(`/vehicles/${q(id)}`, signal),
  vehicleFile: (id: string, signal?: AbortSignal) =>
    getJson<VehicleFile>(`/vehicles/${q(id)}/file`, signal),
  lead: (id: string, signal?: AbortSignal) => getJson<Lead>(`/leads/${q(id)}`, signal),
  tagTrend: (code: string, signal?: AbortSignal) =>
    getJson<TagTrend>(`/tags/${q(code)}/trend`, signal),
  tagLineage: (code: string, signal?: AbortSignal) =>
    getJson<TagLineage>(`/tags/${q(code)}/lineage`, signal),
  findSubjects: (key: string) => postJson<FoundSubjects>('/subjects/find', { body: { key } }),
  revealContact: (id: string, purpose: string) =>
    postJson<ClearContact>(`/customers/${q(id)}/contact`, { body: { purpose } }),
  why: (subject: Subject, id: number, tag: string, signal?: AbortSignal) =>
    getJson<Explanation>(`/${subject}s/${id}/tags/${q(tag)}/why`, signal),
  whyInClear: (subject: Subject, id: number, tag: string, purpose: string) =>
    postJson<Explanation>(`/${subject}s/${id}/tags/${q(tag)}/why`, { body: { purpose } }),
  whyNot: (subject: Subject, id: number, tag: string, value: string, signal?: AbortSignal) =>
    getJson<WhyNot>(`/${subject}s/${id}/tags/${q(tag)}/why-not?value=${q(value)}`, signal),
  nextFlip: (subject: Subject, id: number, tag: string, signal?: AbortSignal) =>
    getJson<NextFlip>(`/${subject}s/${id}/tags/${q(tag)}/next-flip`, signal),
  count: (body: FilterBody, signal?: AbortSignal) =>
    postJson<FilterCount>('/filters/count', { body, signal }),
  list: (body: FilterPageBody, signal?: AbortSignal) =>
    postJson<FilterList>('/filters/list', { body, signal }),
  changeSet: (id: string, signal?: AbortSignal) =>
    getJson<ChangeSetDetail>(`/change-sets/${q(id)}`, signal),
  changeItem: (id: string, kind: string, code: string, signal?: AbortSignal) =>
    getJson<ChangeSetItem>(`/change-sets/${q(id)}/items/${q(kind)}/${q(code)}`, signal),
  /** @param revision of the change-set that was looked at; another one is refused with 412 */
  putChangeItem: (id: string, kind: string, code: string, text: string, revision: number) =>
    sendJson<ChangeSet>('PUT', `/change-sets/${q(id)}/items/${q(kind)}/${q(code)}`, {
      body: { text },
      headers: { 'if-match': `"${revision}"` },
    }),
  readDraft: (
    body: { kind: string; code: string; text: string; others: readonly Draft[] },
    signal?: AbortSignal,
  ) => postJson<DraftReading>('/previews/words', { body, signal }),
  /** The counts alone: no samples, no groups. */
  previewCounts: (drafts: readonly Draft[], signal?: AbortSignal) =>
    postJson<ImpactReport>('/previews', {
      body: { drafts, samples: 0, groups: 0, dimensions: [] },
      signal,
    }),
  tryDrafts: (body: TrialBody, signal?: AbortSignal) =>
    postJson<Trial>('/trials', { body, signal }),
  csv: (body: FilterCsvBody) => postBlob('/filters/csv', { body }),
};

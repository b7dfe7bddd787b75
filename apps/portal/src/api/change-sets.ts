import { type Query, getJson, postJson, search, sendJson } from './http.js';
import type {
  ChangeComment,
  ChangeSet,
  ChangeSetDetail,
  ChangeSetPage,
  KeptImpact,
  Reviewer,
  VersionPin,
} from './types.js';

/** A change-set at the revision that the reader looked at: changing an older one is refused. */
export interface SeenChangeSet {
  readonly id: number;
  readonly revision: number;
}

/** What a review is about. */
export interface ReviewBody {
  readonly digest: string;
  readonly comment: string;
  readonly impactReport?: number;
  /** Of an approval: nothing can be computed yet, so that no report was seen. */
  readonly reportSeen?: 'none';
}

const seen = ({ revision }: SeenChangeSet) => ({ headers: { 'if-match': `"${revision}"` } });
const at = ({ id }: SeenChangeSet): string => `/change-sets/${id}`;

/** The calls of the room of changes, one line each. */
export const changeSets = {
  list: (query: Query, signal?: AbortSignal) =>
    getJson<ChangeSetPage>(`/change-sets${search(query)}`, signal),
  get: (id: string, signal?: AbortSignal) =>
    getJson<ChangeSetDetail>(`/change-sets/${encodeURIComponent(id)}`, signal),
  begin: (title: string, reason: string) =>
    postJson<ChangeSet>('/change-sets', { body: { title, reason } }),
  describe: (set: SeenChangeSet, body: object) =>
    sendJson<ChangeSet>('PATCH', at(set), { ...seen(set), body }),
  takeOut: (set: SeenChangeSet, kind: string, code: string) =>
    sendJson<ChangeSet>(
      'DELETE',
      `${at(set)}/items/${kind}/${encodeURIComponent(code)}`,
      seen(set),
    ),
  submit: (set: SeenChangeSet) => postJson<ChangeSet>(`${at(set)}/submission`, seen(set)),
  rebase: (set: SeenChangeSet) => postJson<ChangeSet>(`${at(set)}/rebase`, seen(set)),
  withdraw: (set: SeenChangeSet, reason: string) =>
    postJson<ChangeSet>(`${at(set)}/withdrawal`, { ...seen(set), body: { reason } }),
  schedule: (set: SeenChangeSet, effectiveAt: string | null) =>
    postJson<ChangeSet>(`${at(set)}/schedule`, { ...seen(set), body: { effectiveAt } }),
  unschedule: (set: SeenChangeSet) =>
    sendJson<ChangeSet>('DELETE', `${at(set)}/schedule`, seen(set)),
  rollBack: (id: number, reason: string) =>
    postJson<ChangeSet>(`/change-sets/${id}/rollback`, { body: { reason } }),
  approve: (id: number, body: ReviewBody) =>
    postJson<ChangeSet>(`/change-sets/${id}/approvals`, { body }),
  reject: (id: number, body: ReviewBody) =>
    postJson<ChangeSet>(`/change-sets/${id}/rejections`, { body }),
  requestChanges: (id: number, body: ReviewBody) =>
    postJson<ChangeSet>(`/change-sets/${id}/change-requests`, { body }),
  impact: (id: number, signal?: AbortSignal) =>
    getJson<KeptImpact>(`/change-sets/${id}/impact`, signal),
  computeImpact: (id: number) => postJson<KeptImpact>(`/change-sets/${id}/impact`, {}),
  comments: (id: number, signal?: AbortSignal) =>
    getJson<readonly ChangeComment[]>(`/change-sets/${id}/comments`, signal),
  comment: (id: number, body: { place?: string; text: string; answers?: number }) =>
    postJson<ChangeComment>(`/change-sets/${id}/comments`, { body }),
  resolve: (id: number, comment: number) =>
    postJson<ChangeComment>(`/change-sets/${id}/comments/${comment}/resolution`, {}),
  reviewers: (signal?: AbortSignal) => getJson<readonly Reviewer[]>('/reviewers', signal),
  pins: (kind: string, code: string, signal?: AbortSignal) =>
    getJson<readonly VersionPin[]>(`/version-pins/${kind}/${encodeURIComponent(code)}`, signal),
};

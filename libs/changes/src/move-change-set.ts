import type { AuditedTransaction } from '@tagwright/audit';
import type { ChangeSet, ChangeSetState } from './change-set.js';

/** What is written down with a change of state. */
export interface Move {
  /** Names of columns that come with the state, and their values. */
  readonly columns?: Readonly<Partial<Record<MoveColumn, unknown>>>;
  /** Of the event, besides the two states. */
  readonly details?: Readonly<Record<string, unknown>>;
}

type MoveColumn = 'approvals_needed' | 'changes' | 'effective_at' | 'ended_because';

const TIMES: Partial<Record<ChangeSetState, string>> = {
  in_review: 'submitted_at',
  approved: 'approved_at',
  active: 'activated_at',
  rejected: 'ended_at',
  withdrawn: 'ended_at',
  superseded: 'ended_at',
};

const ACTIONS: Record<ChangeSetState, string> = {
  draft: 'change_set.reopened',
  in_review: 'change_set.submitted',
  approved: 'change_set.approved',
  scheduled: 'change_set.scheduled',
  active: 'change_set.activated',
  rejected: 'change_set.rejected',
  withdrawn: 'change_set.withdrawn',
  superseded: 'change_set.superseded',
};

/** Changes the state, if the database's rules let it, and tells of it. */
export async function moveTo(
  { manager, actor, record }: AuditedTransaction,
  set: Pick<ChangeSet, 'id' | 'state'>,
  state: ChangeSetState,
  { columns = {}, details = {} }: Move = {},
): Promise<void> {
  const time = TIMES[state];
  const submitted =
    state === 'in_review' ? { submitted_by: actor.person, submitted_account: actor.account } : {};
  const written = { ...columns, ...submitted };
  const names = Object.keys(written);
  const sets = [
    'state = $2',
    'revision = revision + 1',
    ...(time === undefined ? [] : [`${time} = now()`]),
    ...names.map((name, index) => `${name} = $${index + 3}`),
  ];
  const [[{ digest } = { digest: null }]] = await manager.query<
    [{ digest: string | null }[], number]
  >(`UPDATE change_set SET ${sets.join(', ')} WHERE id = $1 RETURNING digest`, [
    set.id,
    state,
    ...Object.values(written),
  ]);
  await record({
    action: ACTIONS[state],
    object: { kind: 'change_set', code: String(set.id) },
    details: { from: set.state, digest, ...details },
  });
}

import { DomainError } from '@tagwright/kernel';
import type { EntityManager } from 'typeorm';
import type { ChangeItem, ChangeReview, ChangeSet, ChangeSetHead } from './change-set.js';

/** Columns of a change-set under the names of `ChangeSetHead`. */
export const HEAD_COLUMNS = `
  id, title, reason, origin, state, author, author_account AS "authorAccount", revision, digest,
  approvals_needed AS "approvalsNeeded", effective_at AS "effectiveAt", rolls_back AS "rollsBack",
  assignee, due_on::text AS "dueOn", ended_because AS "endedBecause", created_at AS "createdAt",
  submitted_at AS "submittedAt", submitted_by AS "submittedBy",
  submitted_account AS "submittedAccount", approved_at AS "approvedAt", activated_at AS "activatedAt",
  ended_at AS "endedAt",
  (SELECT count(*)::int FROM change_item WHERE change_set_id = change_set.id) AS "objectCount"`;

/** @throws DomainError `change_set_not_found` */
export async function readChangeSet(manager: EntityManager, id: number): Promise<ChangeSet> {
  return withContents(manager, await headOf(manager, id, ''));
}

/**
 * The change-set, kept from others until the transaction ends.
 * @throws DomainError `change_set_not_found`; `change_set_outdated` when it is not the revision that
 * the asker saw
 */
export async function lockChangeSet(
  manager: EntityManager,
  id: number,
  revision?: number,
): Promise<ChangeSet> {
  const head = await headOf(manager, id, 'FOR UPDATE');
  if (revision !== undefined && head.revision !== revision) {
    throw new DomainError(
      'change_set_outdated',
      `Change-set ${id} is at revision ${head.revision}, not ${revision}: somebody changed it meanwhile.`,
      { kind: 'outdated', details: { revision: head.revision } },
    );
  }
  return withContents(manager, head);
}

async function headOf(manager: EntityManager, id: number, lock: string): Promise<ChangeSetHead> {
  const [head] = await manager.query<ChangeSetHead[]>(
    `SELECT ${HEAD_COLUMNS} FROM change_set WHERE id = $1 ${lock}`,
    [id],
  );
  if (head !== undefined) return head;
  const message = `There is no change-set ${id}.`;
  throw new DomainError('change_set_not_found', message, { kind: 'not_found' });
}

async function withContents(manager: EntityManager, head: ChangeSetHead): Promise<ChangeSet> {
  const items = await manager.query<ChangeItem[]>(
    `SELECT kind, code, text, base_hash AS "baseHash" FROM change_item
     WHERE change_set_id = $1 ORDER BY kind, code`,
    [head.id],
  );
  const editors = await manager.query<{ person: string }[]>(
    `SELECT person FROM change_editor WHERE change_set_id = $1 ORDER BY person`,
    [head.id],
  );
  const reviews = await manager.query<ChangeReview[]>(
    `SELECT id, person, account, roles, decision, digest, comment, impact_report AS "impactReport",
       no_report_because AS "noReportBecause", created_at AS "createdAt", voided_at AS "voidedAt"
     FROM change_review WHERE change_set_id = $1 ORDER BY id`,
    [head.id],
  );
  const [approved] = await manager.query<[Pick<ChangeSet, 'changes'>]>(
    'SELECT changes FROM change_set WHERE id = $1',
    [head.id],
  );
  const persons = editors.map(({ person }) => person);
  return { ...head, items, editors: persons, reviews, changes: approved.changes };
}

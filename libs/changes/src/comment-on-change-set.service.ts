import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { DomainError, type Actor } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { lockChangeSet } from './change-set-rows.js';

export interface ChangeComment {
  readonly id: number;
  /** The comment that it answers. */
  readonly answers: number | null;
  /** A JSON pointer: `/tag/churn_warning/cases/0`; `` for the whole. */
  readonly place: string;
  readonly text: string;
  readonly person: string | null;
  readonly account: string;
  readonly createdAt: Date;
  readonly resolvedAt: Date | null;
  readonly resolvedBy: string | null;
}

export interface NewComment {
  readonly place?: string;
  readonly text: string;
  readonly answers?: number;
}

const COLUMNS = `id, answers, place, text, person, account, created_at AS "createdAt",
  resolved_at AS "resolvedAt", resolved_by AS "resolvedBy"`;

/** What people say about a place in a change-set; nothing of it is ever taken away. */
@Injectable()
export class CommentOnChangeSetService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
  ) {}

  async list(changeSetId: number): Promise<ChangeComment[]> {
    return this.dataSource.query<ChangeComment[]>(
      `SELECT ${COLUMNS} FROM change_comment WHERE change_set_id = $1 ORDER BY id`,
      [changeSetId],
    );
  }

  /** @throws DomainError `change_set_not_found`, `comment_not_found` */
  async add(actor: Actor, changeSetId: number, comment: NewComment): Promise<ChangeComment> {
    const { place = '', text } = comment;
    const answers = comment.answers ?? null;
    return this.transactions.run(actor, async ({ manager, record }) => {
      await lockChangeSet(manager, changeSetId);
      const [added] = await manager.query<ChangeComment[]>(
        `INSERT INTO change_comment (change_set_id, answers, place, text, person, account)
         SELECT $1, $2, $3, $4, $5, $6
         WHERE $2::integer IS NULL
           OR EXISTS (SELECT FROM change_comment WHERE id = $2 AND change_set_id = $1)
         RETURNING ${COLUMNS}`,
        [changeSetId, answers, place, text, actor.person, actor.account],
      );
      if (added === undefined) throw notFound(answers);
      const object = { kind: 'change_set', code: String(changeSetId) };
      const details = { comment: added.id, place, text, ...(answers !== null && { answers }) };
      await record({ action: 'change_set.commented', object, details });
      return added;
    });
  }

  /** @throws DomainError `comment_not_found`, also when it is resolved already */
  async resolve(actor: Actor, changeSetId: number, id: number): Promise<ChangeComment> {
    return this.transactions.run(actor, async ({ manager, record }) => {
      const [[resolved]] = await manager.query<[ChangeComment[], number]>(
        `UPDATE change_comment SET resolved_at = now(), resolved_by = $3
         WHERE id = $1 AND change_set_id = $2 AND resolved_at IS NULL RETURNING ${COLUMNS}`,
        [id, changeSetId, actor.account],
      );
      if (resolved === undefined) throw notFound(id);
      const object = { kind: 'change_set', code: String(changeSetId) };
      await record({ action: 'change_set.comment_resolved', object, details: { comment: id } });
      return resolved;
    });
  }
}

function notFound(id: number | null): DomainError {
  const message = `There is no open comment ${id ?? ''} here.`;
  return new DomainError('comment_not_found', message, { kind: 'not_found' });
}

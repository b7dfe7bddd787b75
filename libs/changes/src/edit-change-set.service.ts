import { Injectable } from '@nestjs/common';
import { AuditedTransactions, type AuditedTransaction } from '@tagwright/audit';
import { DomainError, sha256Hex, type Actor } from '@tagwright/kernel';
import type { ChangeSet, ChangeSetOrigin, GovernedKind } from './change-set.js';
import { lockChangeSet, readChangeSet } from './change-set-rows.js';
import { underGovernance } from './governance-error.js';
import { GovernedObjectRegistry } from './governed-object-registry.js';
import { activeText, currentBase } from './item-base.js';
import { moveTo } from './move-change-set.js';

export interface NewChangeSet {
  readonly title: string;
  readonly reason?: string;
  readonly origin?: ChangeSetOrigin;
  /** Of a rollback: what it takes back. */
  readonly rollsBack?: number;
}

/** What people may say of a change-set at any time without changing what it does. */
export interface ChangeSetWords {
  readonly title?: string;
  readonly reason?: string;
  readonly assignee?: string | null;
  /** `yyyy-mm-dd` */
  readonly dueOn?: string | null;
}

/** An object as somebody wants it; without a text it is to be retired. */
export interface ItemDraft {
  readonly kind: GovernedKind;
  readonly code: string;
  readonly text: string | null;
}

/** An object with its change-set and the revision that the editor saw. */
export interface EditedRevision {
  readonly id: number;
  readonly revision?: number;
}

/** Begins and edits change-sets. An edit of one in review or later makes it a draft again. */
@Injectable()
export class EditChangeSetService {
  constructor(
    private readonly transactions: AuditedTransactions,
    private readonly registry: GovernedObjectRegistry,
  ) {}

  /** @param drafts what it holds from the beginning */
  async begin(
    actor: Actor,
    asked: NewChangeSet,
    drafts: readonly ItemDraft[] = [],
  ): Promise<ChangeSet> {
    return this.change(actor, async (change) => {
      const set = await beginChangeSet(change, asked);
      for (const draft of drafts) await putItem(change, this.registry, set, draft);
      return readChangeSet(change.manager, set.id);
    });
  }

  async describe(actor: Actor, at: EditedRevision, words: ChangeSetWords): Promise<ChangeSet> {
    return this.change(actor, async ({ manager, record }) => {
      const set = await lockChangeSet(manager, at.id, at.revision);
      const { title, reason, assignee, dueOn } = words;
      await manager.query(
        `UPDATE change_set SET revision = revision + 1, title = $2, reason = $3, assignee = $4, due_on = $5
         WHERE id = $1`,
        [
          set.id,
          title ?? set.title,
          reason ?? set.reason,
          assignee === undefined ? set.assignee : assignee,
          dueOn === undefined ? set.dueOn : dueOn,
        ],
      );
      await record({
        action: 'change_set.described',
        object: objectOf(set),
        details: { ...words },
      });
      if (assignee !== undefined && assignee !== set.assignee) {
        const details = { assignee, before: set.assignee };
        await record({ action: 'change_set.assigned', object: objectOf(set), details });
      }
      return readChangeSet(manager, set.id);
    });
  }

  /** Adds the object's draft, or replaces it. */
  async put(actor: Actor, at: EditedRevision, draft: ItemDraft): Promise<ChangeSet> {
    return this.edit(actor, at, async (change, set) => {
      await putItem(change, this.registry, set, draft);
    });
  }

  /** Takes an object out of the change-set. */
  async remove(
    actor: Actor,
    at: EditedRevision,
    { kind, code }: Pick<ItemDraft, 'kind' | 'code'>,
  ): Promise<ChangeSet> {
    return this.edit(actor, at, async ({ manager, record }, set) => {
      if (!set.items.some((item) => item.kind === kind && item.code === code)) {
        const message = `Change-set ${set.id} does not change ${kind} ${code}.`;
        throw new DomainError('change_item_not_found', message, { kind: 'not_found' });
      }
      await manager.query(
        `DELETE FROM change_item WHERE change_set_id = $1 AND kind = $2 AND code = $3`,
        [set.id, kind, code],
      );
      const object = objectOf(set);
      await record({ action: 'change_set.item_removed', object, details: { kind, code } });
    });
  }

  /** Bases every item on what is in force now; the texts stay. */
  async rebase(actor: Actor, at: EditedRevision): Promise<ChangeSet> {
    return this.edit(actor, at, async (change, set) => {
      for (const { kind, code, text } of set.items) {
        const base = await currentBase(change.manager, this.registry, kind, code);
        await change.manager.query(
          `UPDATE change_item SET base_hash = $4 WHERE change_set_id = $1 AND kind = $2 AND code = $3`,
          [set.id, kind, code, base],
        );
        const details = { kind, code, base, textHash: text === null ? null : sha256Hex(text) };
        await change.record({ action: 'change_set.rebased', object: objectOf(set), details });
      }
    });
  }

  private edit(
    actor: Actor,
    { id, revision }: EditedRevision,
    work: (change: AuditedTransaction, set: ChangeSet) => Promise<void>,
  ): Promise<ChangeSet> {
    return this.change(actor, async (change) => {
      const { manager } = change;
      const set = await lockChangeSet(manager, id, revision);
      await backToDraft(change, this.registry, set);
      await work(change, set);
      await manager.query('UPDATE change_set SET revision = revision + 1 WHERE id = $1', [id]);
      return readChangeSet(manager, id);
    });
  }

  private change<T>(actor: Actor, work: (change: AuditedTransaction) => Promise<T>): Promise<T> {
    return underGovernance(() => this.transactions.run(actor, work));
  }
}

/** A change-set of the one who acts, in the transaction at hand. */
export async function beginChangeSet(
  { manager, actor, record }: AuditedTransaction,
  { title, reason = '', origin = 'people', rollsBack }: NewChangeSet,
): Promise<ChangeSet> {
  const [row] = await manager.query<[{ id: number }]>(
    `INSERT INTO change_set (title, reason, origin, author, author_account, rolls_back)
     VALUES ($1, $2, $3, $4, $5, $6) RETURNING id`,
    [title, reason, origin, actor.person, actor.account, rollsBack ?? null],
  );
  const set = await readChangeSet(manager, row.id);
  const details = { title, reason, origin, ...(rollsBack !== undefined && { rollsBack }) };
  await record({ action: 'change_set.begun', object: objectOf(set), details });
  return set;
}

/** Adds or replaces an object's draft, in the transaction at hand. */
export async function putItem(
  { manager, record }: AuditedTransaction,
  registry: GovernedObjectRegistry,
  set: Pick<ChangeSet, 'id' | 'items'>,
  { kind, code, text }: ItemDraft,
): Promise<void> {
  const before = set.items.find((item) => item.kind === kind && item.code === code);
  const active = await activeText(manager, registry, kind, code);
  if (text === null && active === null && (before?.text ?? null) === null) {
    const message = `There is no ${kind} ${code} in force that could be retired.`;
    throw new DomainError('nothing_to_retire', message, { kind: 'conflict' });
  }
  const base =
    before === undefined ? (active === null ? null : sha256Hex(active)) : before.baseHash;
  await manager.query(
    `INSERT INTO change_item (change_set_id, kind, code, text, base_hash) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (change_set_id, kind, code) DO UPDATE SET text = excluded.text`,
    [set.id, kind, code, text, base],
  );
  const path = `/${kind}/${code}`;
  const hash = (value: string | null): string | null => (value === null ? null : sha256Hex(value));
  await record({
    action: 'change_set.item_put',
    object: objectOf(set),
    patch: [{ op: before === undefined ? 'add' : 'replace', path, value: text }],
    details: { kind, code, base, textHash: hash(text), before: hash(before?.text ?? null) },
  });
}

/** Whatever was decided about it was decided about something else: it has to be reviewed again. */
export async function backToDraft(
  change: AuditedTransaction,
  registry: GovernedObjectRegistry,
  set: ChangeSet,
): Promise<void> {
  if (set.state === 'draft') return;
  const hasVersions = set.state === 'approved' || set.state === 'scheduled';
  await moveTo(change, set, 'draft', { details: { voids: set.reviews.length } });
  if (hasVersions) await registry.withdraw(change.manager, set);
}

function objectOf({ id }: { readonly id: number }): { kind: string; code: string } {
  return { kind: 'change_set', code: String(id) };
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { HEAD_COLUMNS, readChangeSet } from './change-set-rows.js';
import type {
  ChangeItem,
  ChangeSet,
  ChangeSetHead,
  ChangeSetState,
  GovernedKind,
} from './change-set.js';
import type { CheckedItems } from './governed-objects.js';
import { activeText, movedItems } from './item-base.js';
import { GovernedObjectRegistry } from './governed-object-registry.js';

export interface ChangeSetQuery {
  readonly states?: readonly ChangeSetState[];
  /** Those that change this object. */
  readonly object?: { readonly kind: GovernedKind; readonly code: string };
  readonly author?: string;
  /** Those that wait for this person: assigned, to be reviewed, or sent back to them. */
  readonly waitingFor?: string;
  /** Only older than this id. */
  readonly before?: number;
  /** How many to pass over. */
  readonly skip?: number;
  readonly limit: number;
}

export interface ChangeSetPage {
  /** Newest first. */
  readonly items: readonly ChangeSetHead[];
  readonly total: number;
}

/** One object as a change-set has it, beside what is in force. */
export interface EditedItem {
  readonly set: ChangeSet;
  /** Undefined while the change-set leaves the object alone. */
  readonly item: ChangeItem | undefined;
  /** The text in force, null of a new object. */
  readonly active: string | null;
  /** Whether another change came into force since the draft began. */
  readonly isMoved: boolean;
}

/** Change-sets, as lists and pages show them. */
@Injectable()
export class ReadChangeSetsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly registry: GovernedObjectRegistry,
  ) {}

  /** @throws DomainError `change_set_not_found` */
  async get(id: number): Promise<ChangeSet> {
    // One moment: items, editors and reviews of one revision.
    return this.dataSource.transaction('REPEATABLE READ', (manager) => readChangeSet(manager, id));
  }

  /**
   * What an editor of one object begins with, of one moment.
   * @throws DomainError `change_set_not_found`
   */
  async item(id: number, kind: GovernedKind, code: string): Promise<EditedItem> {
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      const set = await readChangeSet(manager, id);
      const item = set.items.find((each) => each.kind === kind && each.code === code);
      const active = await activeText(manager, this.registry, kind, code);
      const moved = item === undefined ? [] : await movedItems(manager, this.registry, [item]);
      return { set, item, active, isMoved: moved.length > 0 };
    });
  }

  /**
   * What would be wrong, and which versions it would give, if it came into force now; of one that has,
   * which it gave.
   */
  async check({ items, state, changes }: ChangeSet): Promise<CheckedItems> {
    if (state === 'active') return { diagnostics: [], changes: changes ?? [] };
    const checked = await this.registry.check(this.dataSource.manager, items);
    return { ...checked, changes: changes ?? checked.changes };
  }

  /**
   * The other side of the comparison, for each of the items: what is in force, or of a set in force
   * what it replaced.
   */
  async textsBefore(set: ChangeSet): Promise<(string | null)[]> {
    const { manager } = this.dataSource;
    return Promise.all(
      set.items.map((item) =>
        set.state === 'active'
          ? this.registry.of(item.kind).textBefore(manager, set, item)
          : activeText(manager, this.registry, item.kind, item.code),
      ),
    );
  }

  async list(query: ChangeSetQuery): Promise<ChangeSetPage> {
    const { states, object, author, waitingFor, before, limit, skip = 0 } = query;
    const values = [
      states ?? null,
      object?.kind ?? null,
      object?.code ?? null,
      author ?? null,
      waitingFor ?? null,
    ];
    const [items, [count]] = await Promise.all([
      this.dataSource.query<ChangeSetHead[]>(
        `SELECT ${HEAD_COLUMNS} FROM change_set WHERE ${WANTED}
           AND ($6::integer IS NULL OR id < $6) ORDER BY id DESC LIMIT $7 OFFSET $8`,
        [...values, before ?? null, limit, skip],
      ),
      this.dataSource.query<[{ total: number }]>(
        `SELECT count(*)::int AS total FROM change_set WHERE ${WANTED}`,
        values,
      ),
    ]);
    return { items, total: count.total };
  }
}

/**
 * An approver's own work does not wait for them. A draft waits for its author once somebody has asked
 * for changes.
 */
const WANTED = `
  ($1::text[] IS NULL OR state = ANY ($1))
  AND ($2::text IS NULL OR EXISTS (
    SELECT FROM change_item i WHERE i.change_set_id = change_set.id AND i.kind = $2 AND i.code = $3))
  AND ($4::uuid IS NULL OR author = $4)
  AND ($5::uuid IS NULL
    OR state IN ('draft', 'in_review', 'approved') AND assignee = $5
    OR state = 'in_review' AND author IS DISTINCT FROM $5 AND NOT EXISTS (
      SELECT FROM change_editor e WHERE e.change_set_id = change_set.id AND e.person = $5)
      AND NOT EXISTS (SELECT FROM change_review r WHERE r.change_set_id = change_set.id
        AND r.person = $5 AND r.digest = change_set.digest AND r.voided_at IS NULL)
    OR state = 'draft' AND author = $5 AND EXISTS (
      SELECT FROM change_review r WHERE r.change_set_id = change_set.id AND r.decision = 'changes_requested'))`;

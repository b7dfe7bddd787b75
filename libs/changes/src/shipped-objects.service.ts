import { Injectable } from '@nestjs/common';
import type { AuditedTransaction } from '@tagwright/audit';
import { ApprovalPolicySource } from './approval-policy-source.js';
import { lockChangeSet, readChangeSet } from './change-set-rows.js';
import type { ChangeSet, GovernedKind } from './change-set.js';
import { backToDraft, beginChangeSet, putItem } from './edit-change-set.service.js';
import { GovernedObjectRegistry } from './governed-object-registry.js';
import { moveTo } from './move-change-set.js';
import { handOver } from './submit-change-set.service.js';

/** An object as a folder of the installation has it. */
export interface ShippedObject {
  readonly kind: GovernedKind;
  readonly code: string;
  readonly text: string;
  /** Of what the text says, however it is spelled. */
  readonly contentHash: string;
}

/** What came of looking into the folders. */
export interface ShippedOutcome {
  /** Objects that the folder has anew or says otherwise than before. */
  readonly changed: number;
  /** Objects in force that the folder has no more. */
  readonly retired: number;
  /** The change-set in which that waits for review; null when nothing does. */
  readonly changeSet: number | null;
}

/**
 * What the folders of the installation say. The first time it comes into force as one bootstrap
 * change-set; afterwards a change there is an upgrade that people review. What people changed since
 * is not undone: the folders are compared with what they said before, not with what is in force.
 */
@Injectable()
export class ShippedObjectsService {
  constructor(
    private readonly registry: GovernedObjectRegistry,
    private readonly policy: ApprovalPolicySource,
  ) {}

  /** In the transaction at hand, which the product itself must have begun. */
  async load(
    change: AuditedTransaction,
    kinds: readonly GovernedKind[],
    objects: readonly ShippedObject[],
  ): Promise<ShippedOutcome> {
    // Two processes that start at once would open two change-sets for the same.
    await change.manager.query('LOCK TABLE shipped_object IN SHARE ROW EXCLUSIVE MODE');
    if (!(await this.isGoverned(change, kinds))) return this.bootstrap(change, objects);
    const { put, retire } = await this.compare(change, kinds, objects);
    await remember(change, kinds, objects);
    if (put.length + retire.length === 0) return { changed: 0, retired: 0, changeSet: null };
    const set = await this.offer(change, [...put, ...retire]);
    return { changed: put.length, retired: retire.length, changeSet: set.id };
  }

  private async isGoverned(
    { manager }: AuditedTransaction,
    kinds: readonly GovernedKind[],
  ): Promise<boolean> {
    for (const kind of kinds) {
      const [row] = await manager.query<[{ has: boolean }]>('SELECT governance_has($1) AS has', [
        kind,
      ]);
      if (row.has) return true;
    }
    return false;
  }

  private async bootstrap(
    change: AuditedTransaction,
    objects: readonly ShippedObject[],
  ): Promise<ShippedOutcome> {
    const title = 'What the installation began with';
    const { id } = await beginChangeSet(change, { title, origin: 'bootstrap' });
    await change.manager.query(
      `INSERT INTO change_item (change_set_id, kind, code, text)
       SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[])`,
      [id, ...columnsOf(objects, ['kind', 'code', 'text'])],
    );
    const set = await readChangeSet(change.manager, id);
    const { changes } = await this.registry.check(change.manager, set.items);
    await this.registry.approve(change.manager, set, changes);
    await this.registry.activate(change, set);
    const columns = { changes: JSON.stringify(changes) };
    await moveTo(change, set, 'active', { columns, details: { objects: objects.length } });
    await remember(change, [], objects);
    return { changed: objects.length, retired: 0, changeSet: null };
  }

  private async compare(
    { manager }: AuditedTransaction,
    kinds: readonly GovernedKind[],
    objects: readonly ShippedObject[],
  ): Promise<{ put: ShippedObject[]; retire: (Omit<ShippedObject, 'text'> & { text: null })[] }> {
    const rows = await manager.query<ShippedObject[]>(
      `SELECT kind, code, content_hash AS "contentHash" FROM shipped_object WHERE kind = ANY ($1)`,
      [kinds],
    );
    const keyOf = ({ kind, code }: Pick<ShippedObject, 'kind' | 'code'>) => `${kind}/${code}`;
    const before = new Map(rows.map((row) => [keyOf(row), row.contentHash]));
    const now = new Set(objects.map(keyOf));
    const active = new Map<string, string>();
    for (const kind of kinds) {
      for (const [code, { contentHash }] of await this.registry.of(kind).active(manager, kind)) {
        active.set(keyOf({ kind, code }), contentHash);
      }
    }
    const put = objects.filter((object) => {
      const key = keyOf(object);
      return ![before.get(key), active.get(key)].includes(object.contentHash);
    });
    const gone = rows.filter((row) => !now.has(keyOf(row)) && active.has(keyOf(row)));
    return { put, retire: gone.map((row) => ({ ...row, text: null })) };
  }

  /** Into the upgrade that is open, if one is; what is wrong with it keeps it a draft. */
  private async offer(
    change: AuditedTransaction,
    drafts: readonly { kind: GovernedKind; code: string; text: string | null }[],
  ): Promise<ChangeSet> {
    const { manager } = change;
    const [open] = await manager.query<{ id: number }[]>(
      `SELECT id FROM change_set WHERE origin = 'upgrade' AND state IN ('draft', 'in_review')
       ORDER BY id LIMIT 1`,
    );
    const title = 'Changed files of the installation';
    const { id } = open ?? (await beginChangeSet(change, { title, origin: 'upgrade' }));
    const set = await lockChangeSet(manager, id);
    await backToDraft(change, this.registry, set);
    for (const draft of drafts) await putItem(change, this.registry, set, draft);
    const edited = await readChangeSet(manager, id);
    const checked = await this.registry.check(manager, edited.items);
    if (checked.diagnostics.every(({ severity }) => severity !== 'error')) {
      await handOver(change, edited, await this.policy.read(), checked);
    }
    return readChangeSet(manager, id);
  }
}

async function remember(
  { manager }: AuditedTransaction,
  kinds: readonly GovernedKind[],
  objects: readonly ShippedObject[],
): Promise<void> {
  await manager.query('DELETE FROM shipped_object WHERE kind = ANY ($1)', [kinds]);
  await manager.query(
    `INSERT INTO shipped_object (kind, code, content_hash)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
    columnsOf(objects, ['kind', 'code', 'contentHash']),
  );
}

function columnsOf(
  objects: readonly ShippedObject[],
  keys: readonly (keyof ShippedObject)[],
): string[][] {
  return keys.map((key) => objects.map((object) => object[key]));
}

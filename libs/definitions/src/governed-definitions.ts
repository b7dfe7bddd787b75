import { Injectable } from '@nestjs/common';
import { overlayCodeLists, ReadCatalogService } from '@tagwright/catalog';
import type {
  ActiveObject,
  ChangeItem,
  ChangeSet,
  CheckedItems,
  GovernedKind,
  GovernedObjects,
  PlannedChange,
  VersionInForce,
} from '@tagwright/changes';
import { hashOf } from '@tagwright/kernel';
import type { EntityManager } from 'typeorm';
import { ActiveDefinitionsService } from './active-definitions.service.js';
import { checkDrafts } from './check-drafts.js';
import { definitionItems, draftOf } from './definition-items.js';
import { latestVersions } from './definition-rows.js';
import { planVersions } from './plan-versions.js';
import { bodyOf } from './written-definition.js';

/** Facts and tags as change-sets deal with them. */
@Injectable()
export class GovernedDefinitions implements GovernedObjects {
  readonly kinds = ['fact', 'tag'] as const;

  constructor(
    private readonly catalog: ReadCatalogService,
    private readonly definitions: ActiveDefinitionsService,
  ) {}

  async active(
    manager: EntityManager,
    kind: GovernedKind,
    codes?: readonly string[],
  ): Promise<ReadonlyMap<string, ActiveObject>> {
    const rows = await manager.query<(ActiveObject & { code: string })[]>(
      `SELECT code, text, content_hash AS "contentHash" FROM definition_version
       WHERE state = 'active' AND kind = $1 AND ($2::text[] IS NULL OR code = ANY ($2))`,
      [kind, codes ?? null],
    );
    return new Map(rows.map(({ code, ...object }) => [code, object]));
  }

  async check(manager: EntityManager, items: readonly ChangeItem[]): Promise<CheckedItems> {
    const active = await this.definitions.load(manager);
    const overlaid = overlayCodeLists(await this.catalog.read(manager), items);
    const own = definitionItems(items);
    const { set, diagnostics } = await checkDrafts(own.map(draftOf), active, overlaid);
    const latest = await latestVersions(manager);
    const sides = { set, activeSet: active.set, active: active.versions };
    return { diagnostics, changes: planVersions({ items: own, ...sides, latest }) };
  }

  async approve(
    manager: EntityManager,
    set: ChangeSet,
    changes: readonly PlannedChange[],
  ): Promise<void> {
    const own = definitionItems(set.items);
    if (own.length === 0) return;
    const versions = new Map(changes.map(({ kind, code, to }) => [`${kind}/${code}`, to]));
    const written = own.flatMap(({ kind, code, text }) => {
      const version = versions.get(`${kind}/${code}`);
      return text === null || version === undefined || version === null
        ? []
        : [{ kind, code, text, version }];
    });
    const bodies = written.map(({ text }) => bodyOf(text));
    await manager.query(
      `INSERT INTO definition_version
         (kind, code, version, body, content_hash, state, origin, text, change_set_id)
       SELECT kind, code, version, body::jsonb, hash, 'approved', $1, text, $2
       FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
         AS new(kind, code, version, body, hash, text)`,
      [
        `change_set:${set.id}`,
        set.id,
        written.map(({ kind }) => kind),
        written.map(({ code }) => code),
        written.map(({ version }) => version),
        bodies.map((body) => JSON.stringify(body)),
        bodies.map((body) => hashOf(body)),
        written.map(({ text }) => text),
      ],
    );
  }

  async withdraw(manager: EntityManager, set: ChangeSet): Promise<void> {
    await manager.query(
      `UPDATE definition_version SET state = 'withdrawn'
       WHERE change_set_id = $1 AND state = 'approved'`,
      [set.id],
    );
  }

  async activate(manager: EntityManager, set: ChangeSet): Promise<readonly VersionInForce[]> {
    const codes = definitionItems(set.items).map(({ code }) => code);
    await manager.query(
      `UPDATE definition_version SET state = 'retired', active_until = now()
       WHERE state = 'active' AND code = ANY ($1)`,
      [codes],
    );
    const [rows] = await manager.query<[VersionInForce[], number]>(
      `UPDATE definition_version SET state = 'active', active_from = now()
       WHERE change_set_id = $1 AND state = 'approved'
       RETURNING kind, code, version, content_hash AS "contentHash"`,
      [set.id],
    );
    return rows;
  }

  async textBefore(
    manager: EntityManager,
    set: ChangeSet,
    { kind, code }: ChangeItem,
  ): Promise<string | null> {
    const [row] = await manager.query<{ text: string }[]>(
      `SELECT v.text FROM definition_version v JOIN change_set s ON v.active_until = s.activated_at
       WHERE s.id = $1 AND v.kind = $2 AND v.code = $3`,
      [set.id, kind, code],
    );
    return row?.text ?? null;
  }
}

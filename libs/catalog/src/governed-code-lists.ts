import { Injectable } from '@nestjs/common';
import type {
  ActiveObject,
  ChangeItem,
  ChangeSet,
  CheckedItems,
  GovernedObjects,
  PlannedChange,
  VersionInForce,
} from '@tagwright/changes';
import { hashOf, type Diagnostic } from '@tagwright/kernel';
import type { CatalogView } from '@tagwright/rules';
import type { EntityManager } from 'typeorm';
import type { CodeList } from './code-list.js';
import { parseCodeList } from './parse-code-list.js';
import { ReadCatalogService } from './read-catalog.service.js';

const KIND = 'code_list';

/** Code lists as change-sets deal with them. */
@Injectable()
export class GovernedCodeLists implements GovernedObjects {
  readonly kinds = [KIND] as const;

  constructor(private readonly catalog: ReadCatalogService) {}

  async active(
    manager: EntityManager,
    _: string,
    codes?: readonly string[],
  ): Promise<ReadonlyMap<string, ActiveObject>> {
    const rows = await manager.query<(ActiveObject & { code: string })[]>(
      `SELECT code, coalesce(text, body::text) AS text, content_hash AS "contentHash"
       FROM catalog_object
       WHERE kind = '${KIND}' AND active AND ($1::text[] IS NULL OR code = ANY ($1))`,
      [codes ?? null],
    );
    return new Map(rows.map(({ code, ...object }) => [code, object]));
  }

  async check(manager: EntityManager, items: readonly ChangeItem[]): Promise<CheckedItems> {
    const own = items.filter(({ kind }) => kind === KIND);
    if (own.length === 0) return { diagnostics: [], changes: [] };
    const view = await this.catalog.read(manager);
    const { lists } = readCodeLists(own);
    const changes: PlannedChange[] = [];
    for (const { code, text } of own) {
      const before = view.codeLists.get(code) as CodeList | undefined;
      const after = lists.get(code);
      const versions = await versionsOf(manager, code);
      changes.push({
        kind: KIND,
        code,
        from: before === undefined ? null : String(versions.active),
        to: text === null ? null : String(versions.last + 1),
        change: text === null ? 'retired' : classify(before, after),
        category: null,
        personal: false,
      });
    }
    return { diagnostics: overlayCodeLists(view, own).diagnostics, changes };
  }

  async approve(manager: EntityManager, set: ChangeSet): Promise<void> {
    const own = set.items.filter(({ kind, text }) => kind === KIND && text !== null);
    const { lists } = readCodeLists(own);
    const bodies = own.map(({ code }) => lists.get(code));
    await manager.query(
      `INSERT INTO catalog_object
         (kind, code, version, body, content_hash, active, text, change_set_id)
       SELECT '${KIND}', code, 1 + coalesce((SELECT max(version) FROM catalog_object o
           WHERE o.kind = '${KIND}' AND o.code = new.code), 0),
         body::jsonb, hash, false, text, $1
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) AS new(code, body, hash, text)`,
      [
        set.id,
        own.map(({ code }) => code),
        bodies.map((body) => JSON.stringify(body)),
        bodies.map((body) => hashOf(body)),
        own.map(({ text }) => text),
      ],
    );
  }

  /** A version that is not in force is no more than that. */
  withdraw(): Promise<void> {
    return Promise.resolve();
  }

  async activate(manager: EntityManager, set: ChangeSet): Promise<readonly VersionInForce[]> {
    const codes = set.items.filter(({ kind }) => kind === KIND).map(({ code }) => code);
    if (codes.length === 0) return [];
    await manager.query(
      `UPDATE catalog_object SET active = false, active_until = now()
       WHERE kind = '${KIND}' AND active AND code = ANY ($1)`,
      [codes],
    );
    // A set that was approved twice gave two versions; the last is the one that was approved.
    const [rows] = await manager.query<[VersionInForce[], number]>(
      `UPDATE catalog_object SET active = true, active_from = now(), loaded_at = now()
       WHERE id IN (SELECT max(id) FROM catalog_object
         WHERE kind = '${KIND}' AND change_set_id = $1 GROUP BY code)
       RETURNING kind, code, version::text, content_hash AS "contentHash"`,
      [set.id],
    );
    return rows;
  }

  async textBefore(
    manager: EntityManager,
    set: ChangeSet,
    { code }: ChangeItem,
  ): Promise<string | null> {
    const [row] = await manager.query<{ text: string }[]>(
      `SELECT coalesce(o.text, o.body::text) AS text
       FROM catalog_object o JOIN change_set s ON o.active_until = s.activated_at
       WHERE s.id = $1 AND o.kind = '${KIND}' AND o.code = $2`,
      [set.id, code],
    );
    return row?.text ?? null;
  }
}

/** A code list as it is to become; without a text it is to be retired. */
export type CodeListDraft = Pick<ChangeItem, 'kind' | 'code' | 'text'>;

/** The catalog as it would be. */
export interface OverlaidCatalog {
  readonly catalog: CatalogView;
  /** The lists that are other ones than in force, by code. */
  readonly changed: ReadonlySet<string>;
  /** Everything wrong with the lists themselves. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * The catalog as it would be with these items in force; items of other kinds are left out. A list
 * with errors is as it was.
 */
export function overlayCodeLists(
  view: CatalogView,
  items: readonly CodeListDraft[],
): OverlaidCatalog {
  const own = items.filter(({ kind }) => kind === KIND);
  if (own.length === 0) return { catalog: view, changed: new Set(), diagnostics: [] };
  const codeLists = new Map(view.codeLists);
  const { lists, diagnostics } = readCodeLists(own);
  for (const { code, text } of own) {
    const list = lists.get(code);
    if (list !== undefined) codeLists.set(code, list);
    else if (text === null) {
      codeLists.delete(code);
      diagnostics.push(...stillUsed(code, view));
    }
  }
  const changed = own.filter(({ code }) => codeLists.get(code) !== view.codeLists.get(code));
  return {
    catalog: { ...view, codeLists },
    changed: new Set(changed.map(({ code }) => code)),
    diagnostics,
  };
}

function readCodeLists(items: readonly CodeListDraft[]): {
  lists: ReadonlyMap<string, CodeList>;
  diagnostics: Diagnostic[];
} {
  const diagnostics: Diagnostic[] = [];
  const lists = new Map<string, CodeList>();
  for (const { code, text } of items) {
    if (text === null) continue;
    const file = { path: `code-lists/${code}.yaml`, text };
    const list = parseCodeList(file, () => undefined, diagnostics);
    if (list !== undefined) lists.set(code, list);
  }
  return { lists, diagnostics };
}

/** Columns of datasets whose values the list explains. */
function stillUsed(list: string, view: CatalogView): Diagnostic[] {
  return [...view.datasets.values()].flatMap(({ dataset, columns }) =>
    columns
      .filter(({ type }) => 'list' in type && type.list === list)
      .map((column) => ({
        code: 'code_list_in_use',
        severity: 'error' as const,
        message: `The column ${dataset}.${column.code} has its values from the list "${list}".`,
        file: `code-lists/${list}.yaml`,
      })),
  );
}

async function versionsOf(
  manager: EntityManager,
  code: string,
): Promise<{ active: number | null; last: number }> {
  const [row] = await manager.query<[{ active: number | null; last: number }]>(
    `SELECT max(version) FILTER (WHERE active) AS active, coalesce(max(version), 0) AS last
     FROM catalog_object WHERE kind = '${KIND}' AND code = $1`,
    [code],
  );
  return row;
}

/** Codes that are gone or moved change what data mean; new ones add to it; names do not. */
function classify(
  before: CodeList | undefined,
  after: CodeList | undefined,
): PlannedChange['change'] {
  if (before === undefined) return 'new';
  if (after === undefined) return 'major';
  if (hashOf(before) === hashOf(after)) return 'none';
  const parents = new Map(after.codes.map(({ code, parent }) => [code, parent]));
  const isKept = before.codes.every(
    ({ code, parent }) => parents.has(code) && parents.get(code) === parent,
  );
  if (!isKept) return 'major';
  return after.codes.length > before.codes.length ? 'minor' : 'patch';
}

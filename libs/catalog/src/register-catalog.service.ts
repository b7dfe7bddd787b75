import { Injectable } from '@nestjs/common';
import { AuditedTransactions, recordEvent } from '@tagwright/audit';
import {
  folderDigest,
  rememberFolder,
  ShippedObjectsService,
  unchangedObjects,
  type ShippedObject,
} from '@tagwright/changes';
import { DomainError, hashOf, SYSTEM, type Actor, type Diagnostic } from '@tagwright/kernel';
import { DataSource, Not, type EntityManager } from 'typeorm';
import { CatalogObjectEntity, type CatalogKind } from './catalog-object.entity.js';
import { parseCatalog, type ParsedCatalog } from './parse-catalog.js';
import { readGovernanceFiles } from './read-governance-files.js';
import { SourceMappingChecks } from './source-mapping-checks.js';

export interface RegisteredCatalog {
  /** Objects in the directory. */
  readonly total: number;
  /** Of them, new or changed. */
  readonly changed: number;
  /** Objects that are no longer in the directory. */
  readonly retired: number;
  /** The change-set in which changed code lists wait for review; null when none do. */
  readonly changeSet: number | null;
}

interface WrittenObject {
  readonly kind: CatalogKind;
  readonly code: string;
  readonly body: unknown;
  readonly contentHash: string;
}

/**
 * Makes a governance directory the active state of the catalog. Code lists are governed: once there
 * are any, a changed file opens a change-set.
 */
@Injectable()
export class RegisterCatalogService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly transactions: AuditedTransactions,
    private readonly shipped: ShippedObjectsService,
    private readonly checks: SourceMappingChecks = new SourceMappingChecks(),
  ) {}

  /**
   * All or nothing, in one transaction; the same content again changes nothing.
   * @throws DomainError `catalog_invalid` with every diagnostic in its details.
   */
  async register(directory: string, actor: Actor = SYSTEM): Promise<RegisteredCatalog> {
    const files = await readGovernanceFiles(directory);
    const digest = folderDigest(files);
    const total = await unchangedObjects(this.dataSource.manager, 'governance', digest);
    if (total !== null) return { total, changed: 0, retired: 0, changeSet: null };
    const parsed = parseCatalog(files);
    refuseErrors(parsed.diagnostics);
    // Only now: what is wrong with a list or a model would show in every mapping that uses it.
    refuseErrors(this.checks.findings(parsed.sources, parsed.catalog));
    const objects = objectsOf(parsed);
    return this.transactions.run(actor, async (change) => {
      const { manager } = change;
      // Registrations wait for one another, or two of them would give out the same version.
      await manager.query('LOCK TABLE catalog_object IN SHARE ROW EXCLUSIVE MODE');
      const active = await manager.find(CatalogObjectEntity, {
        select: { id: true, kind: true, code: true, contentHash: true },
        where: { active: true, kind: Not('code_list') },
      });
      const known = new Map(active.map((object) => [keyOf(object), object]));
      const present = new Set(objects.map(keyOf));
      const changed = objects.filter(
        (object) => known.get(keyOf(object))?.contentHash !== object.contentHash,
      );
      const gone = active.filter((object) => !present.has(keyOf(object)));
      const replaced = changed.flatMap((object) => known.get(keyOf(object)) ?? []);
      await deactivate(manager, [...gone, ...replaced]);
      for (const object of changed) await insert(manager, object);
      const lists = await this.shipped.load(change, ['code_list'], listsOf(parsed));
      await recordAll(manager, actor, 'registered', changed);
      await recordAll(manager, actor, 'retired', gone);
      const total = objects.length + parsed.codeLists.length;
      await rememberFolder(manager, 'governance', digest, total);
      return {
        total,
        changed: changed.length + lists.changed,
        retired: gone.length + lists.retired,
        changeSet: lists.changeSet,
      };
    });
  }
}

function refuseErrors(diagnostics: readonly Diagnostic[]): void {
  if (diagnostics.length === 0) return;
  const [first] = diagnostics;
  const where = first?.file === undefined ? '' : `${first.file}:${first.line ?? 1}: `;
  throw new DomainError(
    'catalog_invalid',
    `The governance folder has ${diagnostics.length} problem(s). ${where}${first?.message ?? ''}`,
    { details: { diagnostics } },
  );
}

function objectsOf(parsed: ParsedCatalog): WrittenObject[] {
  const object = (kind: CatalogKind, code: string, body: unknown): WrittenObject => ({
    kind,
    code,
    body,
    contentHash: hashOf(body),
  });
  const { domainModels, sources, schedules } = parsed;
  return [
    ...domainModels.map((model) => object('domain_model', model.dataset, model)),
    ...sources.map((mapping) => object('source_mapping', mapping.source, mapping)),
    ...schedules.map((schedule) => object('schedule', schedule.schedule, schedule)),
  ];
}

function listsOf({ codeLists, codeListTexts }: ParsedCatalog): ShippedObject[] {
  return codeLists.map((list) => ({
    kind: 'code_list',
    code: list.list,
    text: codeListTexts.get(list.list) ?? '',
    contentHash: hashOf(list),
  }));
}

function keyOf({ kind, code }: { kind: CatalogKind; code: string }): string {
  return `${kind}/${code}`;
}

async function recordAll(
  manager: EntityManager,
  actor: Actor,
  what: 'registered' | 'retired',
  objects: readonly Pick<WrittenObject, 'kind' | 'code' | 'contentHash'>[],
): Promise<void> {
  for (const { kind, code, contentHash } of objects) {
    const object = { kind, code };
    await recordEvent(manager, actor, {
      action: `${kind}.${what}`,
      object,
      details: { contentHash },
    });
  }
}

async function deactivate(
  manager: EntityManager,
  objects: readonly { readonly id: number }[],
): Promise<void> {
  await manager.query(
    'UPDATE catalog_object SET active = false, active_until = now() WHERE id = ANY($1)',
    [objects.map(({ id }) => id)],
  );
}

async function insert(manager: EntityManager, object: WrittenObject): Promise<void> {
  await manager.query(
    `INSERT INTO catalog_object (kind, code, version, body, content_hash, active, active_from)
     SELECT $1::text, $2::text, coalesce(max(version), 0) + 1, $3::jsonb, $4::text, true, now()
     FROM catalog_object WHERE kind = $1 AND code = $2`,
    [object.kind, object.code, JSON.stringify(object.body), object.contentHash],
  );
}

import { Injectable } from '@nestjs/common';
import { DomainError, hashOf, type Diagnostic } from '@tagwright/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { CatalogObjectEntity, type CatalogKind } from './catalog-object.entity.js';
import { loadCatalogFiles } from './load-catalog-files.js';
import type { ParsedCatalog } from './parse-catalog.js';
import { SourceMappingChecks } from './source-mapping-checks.js';

export interface RegisteredCatalog {
  /** Objects in the directory. */
  readonly total: number;
  /** Of them, new or changed. */
  readonly changed: number;
  /** Objects that are no longer in the directory. */
  readonly retired: number;
}

interface WrittenObject {
  readonly kind: CatalogKind;
  readonly code: string;
  readonly body: unknown;
  readonly contentHash: string;
}

/** Makes a governance directory the active state of the catalog. */
@Injectable()
export class RegisterCatalogService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly checks: SourceMappingChecks = new SourceMappingChecks(),
  ) {}

  /**
   * All or nothing, in one transaction; the same content again changes nothing.
   * @throws DomainError `catalog_invalid` with every diagnostic in its details.
   */
  async register(directory: string): Promise<RegisteredCatalog> {
    const parsed = await loadCatalogFiles(directory);
    refuseErrors(parsed.diagnostics);
    // Only now: what is wrong with a list or a model would show in every mapping that uses it.
    refuseErrors(this.checks.findings(parsed.sources, parsed.catalog));
    const objects = objectsOf(parsed);
    return this.dataSource.transaction(async (manager) => {
      // Registrations wait for one another, or two of them would give out the same version.
      await manager.query('LOCK TABLE catalog_object IN SHARE ROW EXCLUSIVE MODE');
      const active = await manager.find(CatalogObjectEntity, {
        select: { id: true, kind: true, code: true, contentHash: true },
        where: { active: true },
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
      return { total: objects.length, changed: changed.length, retired: gone.length };
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

function objectsOf({ codeLists, domainModels, sources }: ParsedCatalog): WrittenObject[] {
  const object = (kind: CatalogKind, code: string, body: unknown): WrittenObject => ({
    kind,
    code,
    body,
    contentHash: hashOf(body),
  });
  return [
    ...codeLists.map((list) => object('code_list', list.list, list)),
    ...domainModels.map((model) => object('domain_model', model.dataset, model)),
    ...sources.map((mapping) => object('source_mapping', mapping.source, mapping)),
  ];
}

function keyOf({ kind, code }: { kind: CatalogKind; code: string }): string {
  return `${kind}/${code}`;
}

async function deactivate(
  manager: EntityManager,
  objects: readonly { readonly id: number }[],
): Promise<void> {
  await manager.query('UPDATE catalog_object SET active = false WHERE id = ANY($1)', [
    objects.map(({ id }) => id),
  ]);
}

async function insert(manager: EntityManager, object: WrittenObject): Promise<void> {
  await manager.query(
    `INSERT INTO catalog_object (kind, code, version, body, content_hash, active)
     SELECT $1::text, $2::text, coalesce(max(version), 0) + 1, $3::jsonb, $4::text, true
     FROM catalog_object WHERE kind = $1 AND code = $2`,
    [object.kind, object.code, JSON.stringify(object.body), object.contentHash],
  );
}

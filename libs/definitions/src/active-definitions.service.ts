import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { DomainError, type Diagnostic } from '@tagwright/kernel';
import { parseDefinitions, type CatalogView, type DefinitionSet } from '@tagwright/rules';
import { DataSource, type EntityManager } from 'typeorm';
import { DefinitionVersionEntity, type DefinitionKind } from './definition-version.entity.js';
import { textOfBody } from './written-definition.js';

interface ActiveVersion {
  readonly kind: DefinitionKind;
  readonly code: string;
  readonly version: string;
  /** SHA-256 of the definition as it was written. */
  readonly hash: string;
  /** The definition as it was written. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The definitions in force, with the version of each. */
export interface ActiveDefinitions {
  readonly set: DefinitionSet;
  readonly versions: ReadonlyMap<string, ActiveVersion>;
}

/** The same, whether or not all of it fits the catalog. */
export interface LoadedDefinitions extends ActiveDefinitions {
  /** What no longer fits; of such definitions the set has none. */
  readonly diagnostics: readonly Diagnostic[];
}

interface Cached {
  readonly state: string;
  readonly catalog: CatalogView;
  readonly active: LoadedDefinitions;
}

/** Reads the active definitions, again only after they or the catalog changed. */
@Injectable()
export class ActiveDefinitionsService {
  private cached: Cached | undefined;

  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: ReadCatalogService,
  ) {}

  /** @throws DomainError `definitions_outdated` when they no longer fit the catalog. */
  async read(): Promise<ActiveDefinitions> {
    const active = await this.load();
    if (active.diagnostics.length === 0) return active;
    throw new DomainError(
      'definitions_outdated',
      'The active definitions do not fit the catalog any more; register corrected ones.',
      { kind: 'conflict', details: { diagnostics: active.diagnostics } },
    );
  }

  /**
   * All of them as far as they fit the catalog.
   * @param manager of a transaction at hand, which then needs no second connection
   */
  async load(manager = this.dataSource.manager): Promise<LoadedDefinitions> {
    const catalog = await this.catalog.read(manager);
    const state = await stateOf(manager);
    if (this.cached?.state !== state || this.cached.catalog !== catalog) {
      this.cached = { state, catalog, active: await activeIn(manager, catalog) };
    }
    return this.cached.active;
  }
}

/** A change adds a row, takes an active one away, or puts one into force: these three tell it. */
async function stateOf(manager: EntityManager): Promise<string> {
  const [row] = await manager.query<[{ state: string }]>(
    `SELECT concat_ws('/', max(id), count(*) FILTER (WHERE state = 'active'), max(active_from)) AS state
     FROM definition_version`,
  );
  return row.state;
}

async function activeIn(manager: EntityManager, catalog: CatalogView): Promise<LoadedDefinitions> {
  const rows = await manager.find(DefinitionVersionEntity, {
    where: { state: 'active' },
    order: { code: 'ASC' },
  });
  const versions = new Map(
    rows.map(({ kind, code, version, contentHash: hash, body }) => [
      code,
      { kind, code, version, hash, body },
    ]),
  );
  const { set, diagnostics } = parseDefinitions(
    rows.map(({ code, body }) => textOfBody(code, body)),
    catalog,
  );
  return { set, versions, diagnostics };
}

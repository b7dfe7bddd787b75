import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { DomainError } from '@tagwright/kernel';
import { parseDefinitions, type CatalogView, type DefinitionSet } from '@tagwright/rules';
import { DataSource } from 'typeorm';
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

interface Cached {
  readonly state: string;
  readonly catalog: CatalogView;
  readonly active: ActiveDefinitions;
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
    const catalog = await this.catalog.read();
    const state = await this.state();
    if (this.cached?.state !== state || this.cached.catalog !== catalog) {
      this.cached = { state, catalog, active: await this.load(catalog) };
    }
    return this.cached.active;
  }

  /** A change always adds a row or takes an active one away, so these two tell it. */
  private async state(): Promise<string> {
    const [row] = await this.dataSource.query<[{ state: string }]>(
      `SELECT coalesce(max(id), 0) || '/' || count(*) FILTER (WHERE state = 'active') AS state
       FROM definition_version`,
    );
    return row.state;
  }

  private async load(catalog: CatalogView): Promise<ActiveDefinitions> {
    const rows = await this.dataSource.manager.find(DefinitionVersionEntity, {
      where: { state: 'active' },
      order: { code: 'ASC' },
    });
    const versions = new Map(
      rows.map(({ kind, code, version, contentHash: hash, body }) => [
        code,
        { kind, code, version, hash, body },
      ]),
    );
    const files = rows.map(({ code, body }) => textOfBody(code, body));
    const { set, diagnostics } = parseDefinitions(files, catalog);
    if (diagnostics.length > 0) {
      throw new DomainError(
        'definitions_outdated',
        'The active definitions do not fit the catalog any more; register corrected ones.',
        { kind: 'conflict', details: { diagnostics } },
      );
    }
    return { set, versions };
  }
}

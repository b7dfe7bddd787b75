import { Injectable } from '@nestjs/common';
import type { CatalogView } from '@tagwright/rules';
import { DataSource } from 'typeorm';
import { CatalogObjectEntity, type CatalogKind } from './catalog-object.entity.js';
import type { CodeList } from './code-list.js';
import type { DomainModel } from './domain-model.js';
import type { SourceMapping } from './source-mapping.js';
import { toCatalogView } from './to-catalog-view.js';

interface ActiveCatalog {
  readonly view: CatalogView;
  readonly models: readonly DomainModel[];
  readonly sources: readonly SourceMapping[];
}

/** The active catalog, read again only after a registration changed it. */
@Injectable()
export class ReadCatalogService {
  private cached: { readonly state: string; readonly catalog: ActiveCatalog } | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Code lists and datasets, as definitions see them. */
  async read(): Promise<CatalogView> {
    return (await this.active()).view;
  }

  /** The domain models, by dataset name. */
  async models(): Promise<readonly DomainModel[]> {
    return (await this.active()).models;
  }

  /** The source mappings, by source name. */
  async sources(): Promise<readonly SourceMapping[]> {
    return (await this.active()).sources;
  }

  private async active(): Promise<ActiveCatalog> {
    // A change always adds a row or takes an active one away, so these two tell it.
    const [row] = await this.dataSource.query<[{ state: string }]>(
      `SELECT coalesce(max(id), 0) || '/' || count(*) FILTER (WHERE active) AS state
       FROM catalog_object`,
    );
    if (this.cached?.state !== row.state) {
      this.cached = { state: row.state, catalog: await this.load() };
    }
    return this.cached.catalog;
  }

  private async load(): Promise<ActiveCatalog> {
    const objects = await this.dataSource.manager.find(CatalogObjectEntity, {
      where: { active: true },
    });
    // Only registration writes these bodies, from values that passed its checks.
    const bodies = (kind: CatalogKind): unknown[] =>
      objects
        .filter((object) => object.kind === kind)
        .sort((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ body }) => body);
    const models = bodies('domain_model') as DomainModel[];
    return {
      view: toCatalogView(bodies('code_list') as CodeList[], models),
      models,
      sources: bodies('source_mapping') as SourceMapping[],
    };
  }
}

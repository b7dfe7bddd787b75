import { Injectable } from '@nestjs/common';
import type { CatalogView } from '@tagwright/rules';
import { DataSource, type EntityManager } from 'typeorm';
import { CatalogObjectEntity, type CatalogKind } from './catalog-object.entity.js';
import type { CodeList } from './code-list.js';
import type { DomainModel } from './domain-model.js';
import type { RegisteredSchedule, Schedule } from './schedule.js';
import type { SourceMapping } from './source-mapping.js';
import { toCatalogView } from './to-catalog-view.js';

interface ActiveCatalog {
  readonly view: CatalogView;
  readonly models: readonly DomainModel[];
  readonly sources: readonly SourceMapping[];
  readonly schedules: readonly RegisteredSchedule[];
}

/** The active catalog, read again only after a registration changed it. */
@Injectable()
export class ReadCatalogService {
  private cached: { readonly state: string; readonly catalog: ActiveCatalog } | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /**
   * Code lists and datasets, as definitions see them.
   * @param manager of a transaction at hand, which then needs no second connection
   */
  async read(manager?: EntityManager): Promise<CatalogView> {
    return (await this.active(manager)).view;
  }

  /** The domain models, by dataset name. */
  async models(): Promise<readonly DomainModel[]> {
    return (await this.active()).models;
  }

  /** The source mappings, by source name. */
  async sources(): Promise<readonly SourceMapping[]> {
    return (await this.active()).sources;
  }

  /** The schedules, by code. */
  async schedules(): Promise<readonly RegisteredSchedule[]> {
    return (await this.active()).schedules;
  }

  private async active(manager = this.dataSource.manager): Promise<ActiveCatalog> {
    // A change adds a row, takes an active one away, or puts one into force: these three tell it.
    const [row] = await manager.query<[{ state: string }]>(
      `SELECT concat_ws('/', max(id), count(*) FILTER (WHERE active), max(active_from)) AS state
       FROM catalog_object`,
    );
    if (this.cached?.state !== row.state) {
      this.cached = { state: row.state, catalog: await this.load(manager) };
    }
    return this.cached.catalog;
  }

  private async load(manager: EntityManager): Promise<ActiveCatalog> {
    const objects = await manager.find(CatalogObjectEntity, {
      where: { active: true },
    });
    const of = (kind: CatalogKind): CatalogObjectEntity[] =>
      objects.filter((object) => object.kind === kind).sort((a, b) => (a.code < b.code ? -1 : 1));
    // Only registration writes these bodies, from values that passed its checks.
    const bodies = (kind: CatalogKind): unknown[] => of(kind).map(({ body }) => body);
    const models = bodies('domain_model') as DomainModel[];
    return {
      view: toCatalogView(bodies('code_list') as CodeList[], models),
      models,
      sources: bodies('source_mapping') as SourceMapping[],
      schedules: of('schedule').map(({ body, loadedAt }) => ({
        ...(body as Schedule),
        registeredAt: loadedAt,
      })),
    };
  }
}

import { existsSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { Plan } from '@tagwright/compiler';
import { DataSource, In } from 'typeorm';
import { ColumnDigestEntity } from './column-digest.entity.js';
import { FactTableEntity } from './fact-table.entity.js';
import { MaterializationFiles } from './materialization-files.js';
import type { KnownColumn } from './materialize-job.js';
import type { SnapshotEntity } from './snapshot.entity.js';
import { SnapshotService } from './snapshot.service.js';

/** What earlier runs left that this plan can use or is compared with. */
export interface EarlierResults {
  /** Fact tables that serve this plan, by cache key. */
  readonly cachedFacts: ReadonlyMap<string, { readonly rows: number }>;
  /** Sealed tag columns, by digest key. */
  readonly knownColumns: Readonly<Record<string, KnownColumn>>;
  readonly previous: SnapshotEntity | null;
  /** Tags that the previous snapshot holds under the same key. */
  readonly sealed: ReadonlySet<string>;
}

/** Finds results that need not be computed again. */
@Injectable()
export class EarlierResultsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: MaterializationFiles,
    private readonly snapshots: SnapshotService,
  ) {}

  async find(plan: Plan): Promise<EarlierResults> {
    const previous = await this.snapshots.current();
    const knownColumns = await this.knownColumns(plan);
    return {
      cachedFacts: await this.cachedFacts(plan),
      knownColumns,
      previous,
      sealed: this.sealed(plan, previous),
    };
  }

  private sealed(plan: Plan, previous: SnapshotEntity | null): Set<string> {
    const keys = new Set(
      previous?.manifest.tables
        .filter(({ file }) => existsSync(this.files.absolute(file)))
        .flatMap(({ columns }) => columns.map(({ digestKey }) => digestKey)),
    );
    const columns = plan.snapshot.flatMap((table) => table.columns);
    return new Set(columns.filter(({ digestKey }) => keys.has(digestKey)).map(({ code }) => code));
  }

  private async cachedFacts(plan: Plan): Promise<Map<string, { rows: number }>> {
    const found = await this.dataSource.manager.findBy(FactTableEntity, {
      cacheKey: In(plan.facts.map(({ cacheKey }) => cacheKey)),
    });
    return new Map(
      found
        .filter(({ path }) => existsSync(this.files.absolute(path)))
        .map(({ cacheKey, rows }) => [cacheKey, { rows: Number(rows) }]),
    );
  }

  private async knownColumns(plan: Plan): Promise<Record<string, KnownColumn>> {
    const keys = plan.snapshot.flatMap(({ columns }) => columns.map(({ digestKey }) => digestKey));
    const found = await this.dataSource.manager.findBy(ColumnDigestEntity, { digestKey: In(keys) });
    return Object.fromEntries(
      found.map(({ digestKey, digest, counts }) => [digestKey, { digest, profile: counts }]),
    );
  }
}

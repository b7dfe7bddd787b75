import { existsSync } from 'node:fs';
import { Injectable } from '@nestjs/common';
import type { ResultKeys } from '@tagwright/compiler';
import { pinForRun } from '@tagwright/pins';
import { DataSource, In, IsNull } from 'typeorm';
import { ColumnDigestEntity } from './column-digest.entity.js';
import { FactTableEntity } from './fact-table.entity.js';
import { MaterializationFiles } from './materialization-files.js';
import type { KnownColumn } from '../job/materialize-job.js';
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

  /** @param runId the run for which what is found stays where it is */
  async find(keys: ResultKeys, runId: number): Promise<EarlierResults> {
    const previous = await this.snapshots.current();
    if (previous !== null) {
      await pinForRun(this.dataSource, runId, [{ kind: 'snapshot', id: previous.id }]);
    }
    return {
      cachedFacts: await this.cachedFacts(keys, runId),
      knownColumns: await this.knownColumns(keys),
      previous,
      sealed: this.sealed(keys, previous),
    };
  }

  private sealed({ tags }: ResultKeys, previous: SnapshotEntity | null): Set<string> {
    const held = new Set(
      previous?.manifest.tables
        .filter(({ file }) => existsSync(this.files.absolute(file)))
        .flatMap(({ columns }) => columns.map(({ digestKey }) => digestKey)),
    );
    return new Set([...tags].filter(([, key]) => held.has(key)).map(([code]) => code));
  }

  private async cachedFacts(
    { facts }: ResultKeys,
    runId: number,
  ): Promise<Map<string, { rows: number }>> {
    const found = await this.dataSource.manager.findBy(FactTableEntity, {
      cacheKey: In(facts),
      deletionStartedAt: IsNull(),
    });
    const targets = found
      .filter(({ path }) => existsSync(this.files.absolute(path)))
      .map(({ cacheKey, rows }) => ({ kind: 'fact_table' as const, id: cacheKey, rows }));
    const pinned = await pinForRun(this.dataSource, runId, targets);
    return new Map(pinned.map(({ id, rows }) => [id, { rows: Number(rows) }]));
  }

  private async knownColumns({ tags }: ResultKeys): Promise<Record<string, KnownColumn>> {
    const found = await this.dataSource.manager.findBy(ColumnDigestEntity, {
      digestKey: In([...tags.values()]),
    });
    return Object.fromEntries(
      found.map(({ digestKey, digest, counts }) => [digestKey, { digest, profile: counts }]),
    );
  }
}

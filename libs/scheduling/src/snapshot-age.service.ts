import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import { MAIN_PUBLICATION } from '@tagwright/materialization';
import { DataSource } from 'typeorm';

/** How old the snapshot that readers get is, against what the schedules allow. */
export interface SnapshotAge {
  readonly snapshotId: number;
  /** Since its publication, on the database's time. */
  readonly ageSeconds: number;
  /** The least that any schedule allows; null when none says. */
  readonly staleAfterSeconds: number | null;
  readonly stale: boolean;
  /** Since when it is stale. */
  readonly staleSince: Date | null;
}

/** Whether the published snapshot is older than its schedules allow. */
@Injectable()
export class SnapshotAgeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly catalog: ReadCatalogService,
  ) {}

  /** Of the snapshot that readers get; null before the first publication. */
  async current(): Promise<SnapshotAge | null> {
    const [row] = await this.dataSource.query<
      { snapshotId: number; publishedAt: Date; ageSeconds: number }[]
    >(
      `SELECT snapshot_id AS "snapshotId", published_at AS "publishedAt",
              extract(epoch FROM clock_timestamp() - published_at)::float8 AS "ageSeconds"
       FROM publication WHERE name = $1`,
      [MAIN_PUBLICATION],
    );
    if (row === undefined) return null;
    const { snapshotId, publishedAt, ageSeconds } = row;
    const staleAfterSeconds = await this.staleAfter();
    const stale = staleAfterSeconds !== null && ageSeconds > staleAfterSeconds;
    const since = publishedAt.getTime() + (staleAfterSeconds ?? 0) * 1_000;
    return {
      ...{ snapshotId, ageSeconds, staleAfterSeconds, stale },
      staleSince: stale ? new Date(since) : null,
    };
  }

  /** A paused schedule counts: pausing it makes no snapshot younger. */
  private async staleAfter(): Promise<number | null> {
    const schedules = await this.catalog.schedules();
    const allowed = schedules.flatMap(({ task }) =>
      task.kind === 'materialize' && task.staleAfterSeconds !== null
        ? [task.staleAfterSeconds]
        : [],
    );
    return allowed.length === 0 ? null : Math.min(...allowed);
  }
}

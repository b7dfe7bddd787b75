import { Injectable } from '@nestjs/common';
import { keepFiles } from '@tagwright/pins';
import { DataSource, type EntityManager } from 'typeorm';
import { ColumnDigestEntity } from './column-digest.entity.js';
import { FactTableEntity } from './fact-table.entity.js';
import type { FrozenInputs } from './freeze-inputs.service.js';
import { MaterializationFiles } from './materialization-files.js';
import type { MaterializeJobResult } from '../job/materialize-job.js';
import { SnapshotEntity } from './snapshot.entity.js';
import type { SnapshotManifest } from './snapshot-manifest.js';

/** Facts that were collected once and are computed again are as new. */
const NOT_COLLECTED = {
  collectAfter: null,
  deletionStartedAt: null,
  filesDeletedAt: null,
  freedBytes: null,
};

/** Writes down what a run computed: the sealed snapshot and what later runs may reuse. */
@Injectable()
export class RecordSnapshotService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly files: MaterializationFiles,
  ) {}

  /** A number for the next snapshot; numbers of failed runs are not used again. */
  async nextId(): Promise<number> {
    const [row] = await this.dataSource.query<[{ id: string }]>(
      `SELECT nextval('snapshot_id_seq') AS id`,
    );
    return Number(row.id);
  }

  /** Those of the snapshots that have a row. */
  async known(ids: readonly number[]): Promise<ReadonlySet<number>> {
    const rows = await this.dataSource.query<{ id: number }[]>(
      'SELECT id::int AS id FROM snapshot WHERE id = ANY ($1)',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }

  async sealed(
    manifest: SnapshotManifest,
    inputs: FrozenInputs,
    result: MaterializeJobResult,
  ): Promise<void> {
    const files = this.writtenFiles(manifest);
    await this.dataSource.transaction(async (manager) => {
      await keepFiles(manager, files);
      await this.recordFacts(manager, manifest.runId, inputs, result);
      await recordColumns(manager, result);
      await manager.insert(SnapshotEntity, {
        id: manifest.snapshotId,
        runId: manifest.runId,
        state: 'sealed',
        asOf: inputs.asOf,
        zone: manifest.zone,
        contentDigest: manifest.contentDigest,
        manifest,
        diff: this.diffOf(manifest, result),
        previousId: inputs.earlier.previous?.id ?? null,
      });
    });
  }

  /** Absolute paths of what the snapshot consists of and its facts, computed now or found. */
  private writtenFiles({ snapshotId, facts, tables }: SnapshotManifest): string[] {
    const manifest = this.files.snapshotFile(snapshotId, 'manifest.json');
    const files = [...facts, ...tables].map(({ file }) => file);
    return [manifest, ...files].map((file) => this.files.absolute(file));
  }

  private diffOf(
    manifest: SnapshotManifest,
    { diff }: MaterializeJobResult,
  ): SnapshotEntity['diff'] {
    const changes = diff?.changesFile ?? null;
    if (diff === null || changes === null) return diff;
    return { ...diff, changesFile: this.files.snapshotFile(manifest.snapshotId, changes) };
  }

  private async recordFacts(
    manager: EntityManager,
    runId: number,
    inputs: FrozenInputs,
    result: MaterializeJobResult,
  ): Promise<void> {
    for (const { subject, rows, sha256 } of result.facts) {
      const plan = inputs.plan.facts.find((candidate) => candidate.subject === subject);
      if (plan === undefined) continue;
      await manager.upsert(
        FactTableEntity,
        {
          cacheKey: plan.cacheKey,
          subject,
          path: this.files.factFile(subject, plan.cacheKey),
          rows: String(rows),
          columns: plan.columns,
          sha256,
          runId,
          ...NOT_COLLECTED,
        },
        { conflictPaths: ['cacheKey'] },
      );
    }
  }
}

async function recordColumns(manager: EntityManager, result: MaterializeJobResult): Promise<void> {
  const columns = result.tables.flatMap(({ rows, columns }) =>
    columns.map(({ digestKey, digest, profile }) => ({
      digestKey,
      digest,
      rows: String(rows),
      counts: profile,
    })),
  );
  await manager.upsert(ColumnDigestEntity, columns, { conflictPaths: ['digestKey'] });
}

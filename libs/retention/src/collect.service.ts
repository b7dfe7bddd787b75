import { Injectable } from '@nestjs/common';
import { recordEvent } from '@tagwright/audit';
import { failPoint } from '@tagwright/engines';
import { SYSTEM } from '@tagwright/kernel';
import { reportedStep, RunZone, type ReportStep, type RunLease } from '@tagwright/materialization';
import { deleteFiles } from '@tagwright/pins';
import { DataSource } from 'typeorm';
import { deleteArtifacts, type DeletedArtifacts } from './delete-artifacts.js';
import { deleteOrphans } from './delete-orphans.js';
import { markArtifacts, type MarkedArtifacts } from './mark-artifacts.js';
import { readRetentionPolicy } from './read-retention-policy.js';
import { RetentionSettings } from './retention-settings.js';
import type { RetentionPolicy } from './retention-policy.js';

/** How long the deletion waits for a backup, or for whoever registers files, in milliseconds. */
const PATIENCE = 10_000;

/** What a collection came to. */
export interface CollectOutcome extends MarkedArtifacts {
  readonly deleted: number;
  readonly deletedFiles: number;
  readonly orphans: number;
  readonly freedBytes: number;
  /** Nothing was deleted because a backup is being made; the next collection does it. */
  readonly postponed: boolean;
}

/** Whom the deletion tells how far it is, and who ends it. */
interface AtWork {
  readonly signal: AbortSignal;
  readonly report: ReportStep;
}

type Deletion = Pick<CollectOutcome, 'deleted' | 'deletedFiles' | 'orphans' | 'freedBytes'>;

/** Marks what nobody needs any more, and deletes what was marked long enough ago. */
@Injectable()
export class CollectService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly settings: RetentionSettings,
    private readonly zone: RunZone,
  ) {}

  /** @throws DomainError `no_retention_policy`, `retention_policy_invalid`; the lease's reason */
  async run(lease: RunLease, report: ReportStep): Promise<CollectOutcome> {
    const policy = await readRetentionPolicy(this.settings.governanceDirectory);

    // 1. Mark and unmark, by the policy as it is today.
    const marked = await reportedStep(
      report,
      'mark',
      () => markArtifacts(this.dataSource, policy, this.zone.name),
      (figures) => ({ ...figures }),
    );
    failPoint('collect.after-mark');

    // 2. Delete what is due, then what belongs to nothing; nobody copies or registers files meanwhile.
    const atWork = { signal: lease.signal, report };
    const options = { patience: PATIENCE, signal: lease.signal };
    const deletion = await deleteFiles(this.dataSource, options, async (connection) => {
      const due = await this.deleteDue(atWork, connection);
      return this.deleteOrphans(atWork, connection, policy, due);
    });

    if (deletion === null) await this.postpone(report);

    // 3. Say what came of it.
    const nothing = { deleted: 0, deletedFiles: 0, orphans: 0, freedBytes: 0 };
    const outcome = { ...marked, ...(deletion ?? nothing), postponed: deletion === null };
    await this.dataSource.transaction(async (manager) => {
      await lease.complete(manager, { ...outcome });
      const object = { kind: 'run', code: String(lease.runId) };
      const details = { ...outcome };
      await recordEvent(manager, SYSTEM, { action: 'retention.collected', object, details });
    });
    return outcome;
  }

  /** Says it where the steps are seen; the marks stand, and the next collection goes on. */
  private postpone(report: ReportStep): Promise<void> {
    return reportedStep(report, 'postponed', () => Promise.resolve());
  }

  private deleteDue(
    { signal, report }: AtWork,
    connection: Parameters<typeof deleteArtifacts>[0],
  ): Promise<DeletedArtifacts> {
    return reportedStep(
      report,
      'delete',
      () => deleteArtifacts(connection, this.settings.dataDirectory, signal),
      (figures) => ({ ...figures }),
    );
  }

  private async deleteOrphans(
    { signal, report }: AtWork,
    connection: Parameters<typeof deleteOrphans>[0],
    { orphanHours }: RetentionPolicy,
    due: DeletedArtifacts,
  ): Promise<Deletion> {
    const orphans = await reportedStep(
      report,
      'orphans',
      () => deleteOrphans(connection, this.settings.dataDirectory, { orphanHours, signal }),
      (figures) => ({ ...figures }),
    );
    return {
      deleted: due.artifacts,
      deletedFiles: due.files,
      orphans: orphans.files,
      freedBytes: due.bytes + orphans.bytes,
    };
  }
}

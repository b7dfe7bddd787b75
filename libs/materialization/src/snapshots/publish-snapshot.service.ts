import { Injectable } from '@nestjs/common';
import { recordEvent } from '@tagwright/audit';
import { failPoint } from '@tagwright/engines';
import { DomainError, SYSTEM } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import type { RunLease } from '../runs/run-lease.js';
import { MAIN_PUBLICATION } from './snapshot.service.js';

/** What a materialisation came to. */
export interface MaterializeOutcome {
  readonly snapshotId: number;
  readonly contentDigest: string;
  readonly peakRssMb: number;
}

/** Moves the pointer that readers follow. */
@Injectable()
export class PublishSnapshotService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Publishes a sealed snapshot and completes its run, in one transaction, if the token is newer
   * than the one that published last and still the run's own: a worker that slept through its lease
   * cannot overwrite its successor.
   * @throws DomainError `stale_token`, `run_cancelled`, `publication_overtaken`.
   */
  async publish(lease: RunLease, outcome: MaterializeOutcome): Promise<void> {
    lease.signal.throwIfAborted();
    await this.dataSource.transaction(async (manager) => {
      await lease.complete(manager, { ...outcome });
      const moved = await manager.query<unknown[]>(
        `INSERT INTO publication (name, snapshot_id, fencing_token, published_at)
         VALUES ($1, $2, $3, now())
         ON CONFLICT (name) DO UPDATE
           SET snapshot_id = excluded.snapshot_id, fencing_token = excluded.fencing_token,
               published_at = excluded.published_at
           WHERE publication.fencing_token < excluded.fencing_token
         RETURNING name`,
        [MAIN_PUBLICATION, outcome.snapshotId, lease.token],
      );
      if (moved.length === 0) throw overtaken(lease.runId);
      await manager.query(
        `UPDATE snapshot SET state = 'published', published_at = now() WHERE id = $1`,
        [outcome.snapshotId],
      );
      await recordEvent(manager, SYSTEM, {
        action: 'snapshot.published',
        object: { kind: 'snapshot', code: String(outcome.snapshotId) },
        details: { runId: lease.runId, contentDigest: outcome.contentDigest },
      });
      failPoint('run.in-publish');
    });
  }
}

/** Another run began later and published first: its snapshot is the newer one. */
function overtaken(runId: number): DomainError {
  return new DomainError(
    'publication_overtaken',
    `Run ${runId} does not publish: a run that began later has published already.`,
    { kind: 'conflict' },
  );
}

import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { DataSource, type EntityManager } from 'typeorm';
import { MAIN_PUBLICATION } from './snapshot.service.js';

/** Moves the pointer that readers follow, in the caller's transaction. */
@Injectable()
export class PublishSnapshotService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Publishes a sealed snapshot if the token is newer than the one that published last and still
   * the run's own: a worker that slept through its lease cannot overwrite its successor.
   * @throws DomainError `stale_token`.
   */
  async publish(snapshotId: number, runId: number, token: string): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      await this.requireToken(manager, runId, token);
      const moved = await manager.query<unknown[]>(
        `INSERT INTO publication (name, snapshot_id, fencing_token, published_at)
         VALUES ($1, $2, $3, now())
         ON CONFLICT (name) DO UPDATE
           SET snapshot_id = excluded.snapshot_id, fencing_token = excluded.fencing_token,
               published_at = excluded.published_at
           WHERE publication.fencing_token < excluded.fencing_token
         RETURNING name`,
        [MAIN_PUBLICATION, snapshotId, token],
      );
      if (moved.length === 0) throw staleToken(runId);
      await manager.query(
        `UPDATE snapshot SET state = 'published', published_at = now() WHERE id = $1`,
        [snapshotId],
      );
    });
  }

  private async requireToken(manager: EntityManager, runId: number, token: string): Promise<void> {
    const rows = await manager.query<unknown[]>(
      `SELECT id FROM run WHERE id = $1 AND fencing_token = $2 AND state = 'running' FOR UPDATE`,
      [runId, token],
    );
    if (rows.length === 0) throw staleToken(runId);
  }
}

function staleToken(runId: number): DomainError {
  return new DomainError('stale_token', `Run ${runId} may no longer publish; a newer one has.`, {
    kind: 'conflict',
  });
}

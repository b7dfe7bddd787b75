import { Injectable } from '@nestjs/common';
import { recordEvent, type AuditEvent } from '@tagwright/audit';
import { DomainError, SYSTEM, type Actor } from '@tagwright/kernel';
import { DataSource } from 'typeorm';
import { gone } from './gone.js';
import { PIN_IN_FORCE } from './pin-in-force.js';
import { takePin } from './take-pin.js';

/** Whoever pins by hand; there are no accounts yet. */
const BY_HAND = 'user';

/** A snapshot that somebody wants to keep. */
export interface SnapshotPin {
  readonly snapshotId: number;
  readonly reason: string;
  readonly createdAt: Date;
}

/** A pin in force, whoever holds it. */
export interface PinView {
  readonly kind: 'snapshot' | 'dataset_version' | 'fact_table';
  /** Number of the snapshot, `dataset version`, or cache key. */
  readonly id: string;
  readonly holder: string;
  readonly reason: string;
  /** Null: as long as its run is at work, or for ever. */
  readonly leaseUntil: Date | null;
  readonly createdAt: Date;
}

/** Snapshots that people keep for ever, each with the reason why. */
@Injectable()
export class SnapshotPinsService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Keeps a snapshot, and what is left of its inputs, until the pin is removed. Pinning it again
   * changes the reason.
   * @throws DomainError `snapshot_not_found`, `gone`, `pin_without_reason`
   */
  async add(snapshotId: number, reason: string, actor: Actor = SYSTEM): Promise<SnapshotPin> {
    const why = reason.trim();
    if (why === '') {
      throw new DomainError('pin_without_reason', 'Say why the snapshot is to be kept.');
    }
    const target = { kind: 'snapshot', id: snapshotId } as const;
    const refusal = await this.dataSource.transaction(async (manager) => {
      const refused = await takePin(manager, { target, holder: BY_HAND, reason: why });
      if (refused !== null) return refused;
      await recordEvent(manager, actor, {
        ...pinEvent('snapshot.pinned', snapshotId),
        details: { reason: why },
      });
      return null;
    });
    if (refusal === 'gone') throw gone(`Snapshot ${snapshotId}`);
    if (refusal === 'unknown') throw notFound(snapshotId);
    const [pin] = await this.of([snapshotId]);
    if (pin === undefined) throw notPinned(snapshotId); // somebody removed it at once
    return pin;
  }

  /** @throws DomainError `pin_not_found` */
  async remove(snapshotId: number, actor: Actor = SYSTEM): Promise<void> {
    await this.dataSource.transaction(async (manager) => {
      const [, removed] = await manager.query<[unknown[], number]>(
        'DELETE FROM pin WHERE snapshot_id = $1 AND holder = $2',
        [snapshotId, BY_HAND],
      );
      if (removed === 0) throw notPinned(snapshotId);
      await recordEvent(manager, actor, pinEvent('snapshot.unpinned', snapshotId));
    });
  }

  /** Of these snapshots those that are pinned by hand. */
  async of(snapshotIds: readonly number[]): Promise<SnapshotPin[]> {
    return this.dataSource.query<SnapshotPin[]>(
      `SELECT snapshot_id AS "snapshotId", reason, created_at AS "createdAt" FROM pin
       WHERE holder = $1 AND snapshot_id = ANY ($2) ORDER BY snapshot_id`,
      [BY_HAND, snapshotIds],
    );
  }

  /** All pins in force, oldest first. */
  async list(): Promise<PinView[]> {
    return this.dataSource.query<PinView[]>(
      `SELECT CASE WHEN p.snapshot_id IS NOT NULL THEN 'snapshot'
                   WHEN p.dataset_version_id IS NOT NULL THEN 'dataset_version'
                   ELSE 'fact_table' END AS kind,
         coalesce(p.snapshot_id::text, d.dataset || ' ' || d.version, p.fact_cache_key) AS id,
         p.holder, p.reason, p.lease_until AS "leaseUntil", p.created_at AS "createdAt"
       FROM pin p LEFT JOIN dataset_version d ON d.id = p.dataset_version_id
       WHERE ${PIN_IN_FORCE} ORDER BY p.id`,
    );
  }
}

function pinEvent(action: string, snapshotId: number): AuditEvent {
  return { action, object: { kind: 'snapshot', code: String(snapshotId) } };
}

function notPinned(id: number): DomainError {
  return new DomainError('pin_not_found', `Snapshot ${id} is not pinned by hand.`, {
    kind: 'not_found',
  });
}

function notFound(id: number): DomainError {
  return new DomainError('snapshot_not_found', `There is no snapshot ${id}.`, {
    kind: 'not_found',
  });
}

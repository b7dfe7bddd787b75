import { Injectable } from '@nestjs/common';
import { DomainError } from '@tagwright/kernel';
import { DataSource, LessThan, LessThanOrEqual } from 'typeorm';
import { PublicationEntity } from './publication.entity.js';
import { SnapshotEntity } from './snapshot.entity.js';

/** The name of the pointer that everybody reads. */
export const MAIN_PUBLICATION = 'main';

/** Sealed snapshots and the one that is published. */
@Injectable()
export class SnapshotService {
  constructor(private readonly dataSource: DataSource) {}

  /** The published snapshot, or null before the first publication. */
  async current(): Promise<SnapshotEntity | null> {
    const pointer = await this.dataSource.manager.findOneBy(PublicationEntity, {
      name: MAIN_PUBLICATION,
    });
    return pointer === null ? null : this.get(pointer.snapshotId);
  }

  /** @throws DomainError `no_snapshot` before the first publication. */
  async requireCurrent(): Promise<SnapshotEntity> {
    const snapshot = await this.current();
    if (snapshot === null) {
      throw new DomainError('no_snapshot', 'Nothing is published yet; start a run first.', {
        kind: 'not_found',
      });
    }
    return snapshot;
  }

  /** @throws DomainError `snapshot_not_found`. */
  async get(id: number): Promise<SnapshotEntity> {
    const snapshot = await this.dataSource.manager.findOneBy(SnapshotEntity, { id });
    if (snapshot === null) {
      throw new DomainError('snapshot_not_found', `There is no snapshot ${id}.`, {
        kind: 'not_found',
      });
    }
    return snapshot;
  }

  /** What was published at an instant; null before the first publication. */
  async publishedAt(instant: Date): Promise<SnapshotEntity | null> {
    return this.dataSource.manager.findOne(SnapshotEntity, {
      where: { publishedAt: LessThanOrEqual(instant) },
      order: { publishedAt: 'DESC', id: 'DESC' },
    });
  }

  /** Newest first. */
  async list(options: {
    readonly limit: number;
    readonly before?: number;
    readonly skip?: number;
  }): Promise<{ items: SnapshotEntity[]; total: number }> {
    const where = options.before === undefined ? {} : { id: LessThan(options.before) };
    const [items, total] = await Promise.all([
      this.dataSource.manager.find(SnapshotEntity, {
        where,
        order: { id: 'DESC' },
        take: options.limit,
        skip: options.skip ?? 0,
      }),
      this.dataSource.manager.count(SnapshotEntity),
    ]);
    return { items, total };
  }
}

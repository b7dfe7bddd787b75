import { Injectable } from '@nestjs/common';
import { SnapshotService, type SnapshotEntity } from '@tagwright/materialization';
import { LeasedPins, refuseGone } from '@tagwright/pins';

/** Opens snapshots for readers: while they read, no file of it or of its inputs is deleted. */
@Injectable()
export class OpenSnapshotService {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly pins: LeasedPins,
  ) {}

  /** Does work on the published snapshot. @throws DomainError `no_snapshot` */
  async current<T>(work: (snapshot: SnapshotEntity) => Promise<T>): Promise<T> {
    return this.reading(await this.snapshots.requireCurrent(), work);
  }

  /** Does work on any sealed snapshot. @throws DomainError `snapshot_not_found`, `gone` */
  async byId<T>(id: number, work: (snapshot: SnapshotEntity) => Promise<T>): Promise<T> {
    const snapshot = await this.snapshots.get(id);
    refuseGone(`Snapshot ${id}`, snapshot);
    return this.reading(snapshot, work);
  }

  private reading<T>(
    snapshot: SnapshotEntity,
    work: (snapshot: SnapshotEntity) => Promise<T>,
  ): Promise<T> {
    return this.pins.use([{ kind: 'snapshot', id: snapshot.id }], () => work(snapshot));
  }
}

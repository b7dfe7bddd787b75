import { Injectable } from '@nestjs/common';
import { FrozenDefinitionsService } from '@tagwright/audiences';
import type { ResultKeys } from '@tagwright/compiler';
import { SnapshotService, type SnapshotEntity } from '@tagwright/materialization';
import { LeasedPins } from '@tagwright/pins';
import type { CatalogView } from '@tagwright/rules';
import {
  sealedKeys,
  SnapshotInputsService,
  type SnapshotInputs,
} from './snapshot-inputs.service.js';

/** The published snapshot's inputs, and the keys of what it holds. */
export interface OpenedInputs {
  readonly inputs: SnapshotInputs;
  readonly sealed: ResultKeys;
}

/** Opens what a preview reads: while it reads, no file of it is deleted. */
@Injectable()
export class OpenInputsService {
  private kept:
    { readonly id: number; readonly catalog: CatalogView; readonly keys: ResultKeys } | undefined;

  constructor(
    private readonly snapshots: SnapshotService,
    private readonly pins: LeasedPins,
    private readonly inputs: SnapshotInputsService,
    private readonly definitions: FrozenDefinitionsService,
  ) {}

  /** @throws DomainError `no_snapshot`, `gone`, `snapshot_outdated` */
  async use<T>(catalog: CatalogView, work: (opened: OpenedInputs) => Promise<T>): Promise<T> {
    const snapshot = await this.snapshots.requireCurrent();
    const inputs = await this.inputs.of(snapshot);
    return this.pins.use(inputs.targets, async () => {
      const sealed = await this.sealed(snapshot, inputs, catalog);
      return work({ inputs, sealed });
    });
  }

  private async sealed(
    snapshot: SnapshotEntity,
    inputs: SnapshotInputs,
    catalog: CatalogView,
  ): Promise<ResultKeys> {
    if (this.kept?.id === snapshot.id && this.kept.catalog === catalog) return this.kept.keys;
    const { set } = await this.definitions.read(snapshot);
    const keys = sealedKeys(inputs, set, catalog);
    this.kept = { id: snapshot.id, catalog, keys };
    return keys;
  }
}

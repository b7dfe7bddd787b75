import { Injectable } from '@nestjs/common';
import {
  resultKeys,
  type PlanInput,
  type ResultKeys,
  type SuppliedDataset,
} from '@tagwright/compiler';
import { DatasetVersionsService } from '@tagwright/ingestion';
import { DomainError } from '@tagwright/kernel';
import {
  MaterializationFiles,
  type DatasetFiles,
  type SnapshotEntity,
} from '@tagwright/materialization';
import type { PinTarget } from '@tagwright/pins';
import type { CatalogView, DefinitionSet } from '@tagwright/rules';

/** What a snapshot was made from, for making it again with other definitions. */
export interface SnapshotInputs {
  readonly snapshot: SnapshotEntity;
  readonly supplied: readonly SuppliedDataset[];
  /** Those that facts may read. */
  readonly datasets: readonly DatasetFiles[];
  /** What has to stay where it is. */
  readonly targets: readonly PinTarget[];
}

/** Finds the inputs of snapshots. */
@Injectable()
export class SnapshotInputsService {
  constructor(
    private readonly versions: DatasetVersionsService,
    private readonly files: MaterializationFiles,
  ) {}

  async of(snapshot: SnapshotEntity): Promise<SnapshotInputs> {
    const { manifest } = snapshot;
    const read = await Promise.all(
      manifest.datasets.map(async ({ dataset, version, contentHash, period }) => {
        const { id, manifest: sealed } = await this.versions.get(dataset, version);
        const parts = sealed.parts.map(({ file }) => file);
        return {
          id,
          isPersonal: parts.some((file) => file.endsWith('.enc')),
          supplied: { dataset, version, contentHash, period, columns: sealed.columns },
          files: { dataset, files: parts.map((file) => this.files.absolute(file)) },
        };
      }),
    );
    const plain = read.filter(({ isPersonal, files }) => !isPersonal && files.files.length > 0);
    return {
      snapshot,
      supplied: read.map(({ supplied }) => supplied),
      datasets: plain.map(({ files }) => files),
      targets: [
        { kind: 'snapshot', id: snapshot.id },
        ...plain.map(({ id }) => ({ kind: 'dataset_version' as const, id })),
        ...manifest.facts.map(({ cacheKey: id }) => ({ kind: 'fact_table' as const, id })),
      ],
    };
  }
}

/** The input of a plan that makes the snapshot anew. */
export function planInput(
  { snapshot, supplied }: SnapshotInputs,
  set: DefinitionSet,
  catalog: CatalogView,
): PlanInput {
  const { asOf, zone } = snapshot.manifest;
  return { set, catalog, supplied, asOf, zone };
}

/**
 * The keys of what the snapshot holds.
 * @param set the definitions that it was made with
 * @throws DomainError `snapshot_outdated` when they would not give the same any more: the product or
 * the catalog is another one since
 */
export function sealedKeys(
  inputs: SnapshotInputs,
  set: DefinitionSet,
  catalog: CatalogView,
): ResultKeys {
  const keys = resultKeys(planInput(inputs, set, catalog));
  const { manifest } = inputs.snapshot;
  const isSame =
    manifest.facts.every(({ cacheKey }) => keys.facts.includes(cacheKey)) &&
    manifest.tables.every(({ columns }) =>
      columns.every(({ code, digestKey }) => keys.tags.get(code) === digestKey),
    );
  if (isSame) return keys;
  const message =
    'The published snapshot was made by an earlier version of the product or of the catalog: start a run first.';
  throw new DomainError('snapshot_outdated', message, { kind: 'conflict' });
}

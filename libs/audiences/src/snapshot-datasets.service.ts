import { Injectable } from '@nestjs/common';
import { sqlParquet } from '@tagwright/engines';
import { DatasetVersionsService } from '@tagwright/ingestion';
import { MaterializationFiles, type SnapshotEntity } from '@tagwright/materialization';

/** The dataset versions that a snapshot was made of; what was ingested since does not show. */
@Injectable()
export class SnapshotDatasetsService {
  constructor(
    private readonly versions: DatasetVersionsService,
    private readonly files: MaterializationFiles,
  ) {}

  /** SQL of a dataset's rows; null when the snapshot had no such dataset. */
  async relation(snapshot: SnapshotEntity, dataset: string): Promise<string | null> {
    const parts = await this.parts(snapshot, dataset);
    return parts === null || parts.length === 0 ? null : sqlParquet(parts);
  }

  /** Absolute paths of a dataset's files; null when the snapshot had no such dataset. */
  async parts(snapshot: SnapshotEntity, dataset: string): Promise<string[] | null> {
    const read = snapshot.manifest.datasets.find((each) => each.dataset === dataset);
    if (read === undefined) return null;
    const version = await this.versions.get(dataset, read.version);
    return version.manifest.parts.map(({ file }) => this.files.absolute(file));
  }
}

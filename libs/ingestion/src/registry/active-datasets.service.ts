import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { CoveredPeriod } from '../mapping/source-mapping.js';
import { IngestionPlace } from '../ingestion-place.js';
import { DatasetVersionsService } from './dataset-versions.service.js';

/** The version of a dataset that a run reads. */
export interface ActiveDataset {
  /** Number of the version among those of all datasets. */
  readonly id: number;
  readonly dataset: string;
  readonly version: number;
  readonly contentHash: string;
  readonly rows: number;
  readonly period: CoveredPeriod | null;
  /** Encrypted; no fact may read it. */
  readonly personal: boolean;
  /** Columns that at least one source fills; the others are missing throughout. */
  readonly columns: readonly string[];
  /** Absolute paths of the Parquet files whose union is the dataset. */
  readonly files: readonly string[];
}

/** What the active dataset versions are and where their rows lie. */
@Injectable()
export class ActiveDatasetsService {
  constructor(
    private readonly versions: DatasetVersionsService,
    private readonly place: IngestionPlace,
  ) {}

  /** Every dataset that has an active version, by name. */
  async list(): Promise<ActiveDataset[]> {
    return (await this.versions.active()).map(({ id, dataset, version, manifest }) => ({
      id,
      dataset,
      version,
      contentHash: manifest.contentHash,
      rows: manifest.rows,
      period: manifest.period,
      personal: manifest.parts.some(({ file }) => file.endsWith('.enc')),
      columns: manifest.columns,
      files: manifest.parts.map(({ file }) => join(this.place.dataDirectory, file)),
    }));
  }
}

import { Injectable } from '@nestjs/common';
import { ReadCatalogService } from '@tagwright/catalog';
import type { SnapshotEntity } from '@tagwright/materialization';
import type { DatasetView } from '@tagwright/rules';
import { SnapshotDatasetsService } from '../snapshot-datasets.service.js';
import { SnapshotReader } from '../snapshot-reader.js';
import { readRecord, recordRelation, recordSelect, type RecordOrigin } from './record-columns.js';
import type { SourceRecord } from './record.js';

/** A person looks at these; nobody reads longer lists. */
const AT_MOST = 200;

export interface RecordQuery {
  readonly dataset: string;
  /** SQL of which rows. */
  readonly where: string;
  /** SQL of the order; rows that are equal in it stand in the order of their source. */
  readonly order: string;
}

export interface FoundRecords {
  readonly records: readonly SourceRecord[];
  readonly total: number;
}

/** A dataset in the version that a snapshot was made of, ready to be read. */
export interface OpenDataset extends RecordOrigin {
  readonly view: DatasetView;
  /** SQL of its rows. */
  readonly relation: string;
}

/** Rows of the enterprise datasets in the versions that a snapshot was made of. */
@Injectable()
export class DatasetRecordsService {
  constructor(
    private readonly datasets: SnapshotDatasetsService,
    private readonly catalog: ReadCatalogService,
    private readonly reader: SnapshotReader,
  ) {}

  /** The first two hundred rows and how many there are; none when nothing supplied the dataset. */
  async find(
    snapshot: SnapshotEntity,
    { dataset, where, order }: RecordQuery,
  ): Promise<FoundRecords> {
    const open = await this.open(snapshot, dataset);
    if (open === null) return { records: [], total: 0 };
    const rows = await this.reader.query(
      `SELECT ${recordSelect(open.columns)}, count(*) OVER () AS total FROM ${open.relation}
       WHERE ${where} ORDER BY ${order}, source, _seq, source_file, source_row LIMIT ${AT_MOST}`,
    );
    return {
      records: rows.map((row) => readRecord(row, open)),
      total: Number(rows[0]?.total ?? 0),
    };
  }

  /** Null when the snapshot had no rows of it, or it is kept apart as personal. */
  async open(snapshot: SnapshotEntity, dataset: string): Promise<OpenDataset | null> {
    const read = snapshot.manifest.datasets.find((each) => each.dataset === dataset);
    const catalog = await this.catalog.read();
    const view = catalog.datasets.get(dataset);
    if (read === undefined || view === undefined || view.personal) return null;
    const files = await this.datasets.parts(snapshot, dataset);
    if (files === null || files.length === 0) return null;
    return {
      dataset,
      datasetVersion: read.version,
      view,
      columns: view.columns,
      catalog,
      relation: recordRelation(files, view),
    };
  }
}

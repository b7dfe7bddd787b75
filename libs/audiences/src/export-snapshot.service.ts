import { rename, rm } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { sqlParquet } from '@tagwright/engines';
import { MaterializationFiles, SnapshotService } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { copyChecked } from './copy-checked.js';
import { csvColumns } from './csv-columns.js';
import { SnapshotReader } from './snapshot-reader.js';
import { selectColumns } from './subject-row.js';
import { tableOf } from './snapshot-table.js';

export const EXPORT_FORMATS = ['csv', 'ndjson', 'parquet'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface SnapshotExportRequest {
  readonly snapshotId: number;
  readonly subject: Subject;
  readonly format: ExportFormat;
  /** Absolute path of the file to write; replaced when it is there. */
  readonly file: string;
}

const OPTIONS: Readonly<Record<ExportFormat, string>> = {
  csv: 'FORMAT csv, HEADER true',
  ndjson: 'FORMAT json, ARRAY false',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

/** Writes one subject's tags of a sealed snapshot as a file, by id. */
@Injectable()
export class ExportSnapshotService {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly reader: SnapshotReader,
    private readonly files: MaterializationFiles,
  ) {}

  /** @throws DomainError `snapshot_not_found`, `subject_not_in_snapshot`, `result_truncated`. */
  async export(request: SnapshotExportRequest): Promise<{ rows: number; file: string }> {
    const { snapshotId, subject, format, file } = request;
    const table = tableOf(await this.snapshots.get(snapshotId), subject);
    const { idColumn, columns } = table;
    const list =
      format === 'csv' ? csvColumns(idColumn, columns) : selectColumns(idColumn, columns);
    const partial = `${file}.partial`;
    try {
      const rows = await this.reader.read((engine) =>
        copyChecked(engine, {
          select: `SELECT ${list} FROM ${sqlParquet([this.files.absolute(table.file)])}`,
          orderBy: idColumn,
          file: partial,
          options: OPTIONS[format],
          rows: table.rows,
        }),
      );
      await rename(partial, file);
      return { rows, file };
    } catch (error) {
      await rm(partial, { force: true });
      throw error;
    }
  }
}

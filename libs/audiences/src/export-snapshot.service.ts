import { rename, rm } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { sqlParquet } from '@tagwright/engines';
import { SYSTEM, type Actor } from '@tagwright/kernel';
import { MaterializationFiles, type SnapshotTable } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { copyChecked } from './copy-checked.js';
import { csvColumns } from './csv-columns.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
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
    private readonly snapshots: OpenSnapshotService,
    private readonly reader: SnapshotReader,
    private readonly files: MaterializationFiles,
    private readonly transactions: AuditedTransactions,
  ) {}

  /** @throws DomainError `snapshot_not_found`, `gone`, `subject_not_in_snapshot`, `result_truncated`. */
  async export(
    request: SnapshotExportRequest,
    actor: Actor = SYSTEM,
  ): Promise<{ rows: number; file: string }> {
    const { snapshotId, subject, format } = request;
    return this.snapshots.byId(snapshotId, async (snapshot) => {
      const table = tableOf(snapshot, subject);
      // Before the file is there: no list leaves the house untold.
      await this.transactions.run(actor, (change) =>
        change.record({
          action: 'snapshot.exported',
          object: { kind: 'snapshot', code: String(snapshotId) },
          details: { subject, format, rows: table.rows },
        }),
      );
      return this.write(table, request);
    });
  }

  private async write(
    table: SnapshotTable,
    { format, file }: SnapshotExportRequest,
  ): Promise<{ rows: number; file: string }> {
    const { idColumn, columns } = table;
    const list =
      format === 'csv' ? csvColumns(idColumn, columns) : selectColumns(idColumn, columns);
    const partial = `${file}.partial`;
    try {
      const rows = await this.reader.read((engine) =>
        copyChecked(engine, {
          select: `SELECT ${list} FROM ${sqlParquet([this.files.absolute(table.file)])}`,
          orderBy: [idColumn],
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

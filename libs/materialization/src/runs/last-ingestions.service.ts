import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** What the newest successful load of a source brought. */
export interface LastIngestion {
  readonly source: string;
  readonly runId: number;
  readonly finishedAt: Date;
  readonly files: number;
  /** Rows in those files. */
  readonly rows: number;
}

/** Knows when each source was loaded last. */
@Injectable()
export class LastIngestionsService {
  constructor(private readonly dataSource: DataSource) {}

  /** One per source that was ever loaded. */
  async read(): Promise<LastIngestion[]> {
    const rows = await this.dataSource.query<Record<keyof LastIngestion, string>[]>(
      // A file that fills several datasets has a row for each; its rows count once.
      `WITH last AS (
         SELECT f.source, max(f.run_id) AS run_id
         FROM ingestion_file f JOIN run r ON r.id = f.run_id AND r.state = 'succeeded'
         GROUP BY f.source
       ), file AS (
         SELECT source, run_id, file_name, max(rows_in) AS rows
         FROM ingestion_file JOIN last USING (source, run_id) GROUP BY source, run_id, file_name
       )
       SELECT file.source, file.run_id AS "runId", r.finished_at AS "finishedAt",
              count(*) AS files, sum(file.rows) AS rows
       FROM file JOIN run r ON r.id = file.run_id
       GROUP BY file.source, file.run_id, r.finished_at ORDER BY file.source`,
    );
    return rows.map(({ source, runId, finishedAt, files, rows: inFiles }) => ({
      source,
      runId: Number(runId),
      finishedAt: new Date(finishedAt),
      files: Number(files),
      rows: Number(inFiles),
    }));
  }
}

import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { AudienceFilter } from './audience-filter.js';
import { copyChecked } from './copy-checked.js';
import { csvColumns } from './csv-columns.js';
import { OpenAudienceService } from './open-audience.service.js';
import { ReaderSettings } from './reader-settings.js';
import { columnsOf } from './snapshot-table.js';
import { SnapshotReader } from './snapshot-reader.js';

/** A finished file, complete before its first byte is sent. */
export interface AudienceExport {
  readonly fileName: string;
  readonly rows: number;
  readonly bytes: number;
  readonly snapshotId: number;
  stream(): Readable;
  /** Lets go of the file; to be called in any case. */
  dispose(): Promise<void>;
}

/** Writes all whom a filter finds as CSV, by id. */
@Injectable()
export class ExportAudienceService {
  constructor(
    private readonly audiences: OpenAudienceService,
    private readonly reader: SnapshotReader,
    private readonly settings: ReaderSettings,
  ) {}

  /**
   * @param columns tags beside the id, in this order; all of the subject's if left out
   * @throws DomainError `no_snapshot`, `subject_not_in_snapshot`, `filter_invalid`, `unknown_tag`,
   * `result_truncated`
   */
  async export(filter: AudienceFilter, columns?: readonly string[]): Promise<AudienceExport> {
    const { snapshot, table, relation, condition } = await this.audiences.open(filter);
    const chosen = columnsOf(table, columns);
    const path = join(this.settings.tempDirectory, `audience-${randomUUID()}.csv`);
    try {
      const rows = await this.reader.read((engine) =>
        copyChecked(engine, {
          select: `SELECT ${csvColumns(table.idColumn, chosen)} FROM ${relation} WHERE ${condition}`,
          orderBy: table.idColumn,
          file: path,
          options: 'FORMAT csv, HEADER true',
        }),
      );
      const fileName = `${table.subject}s-snapshot-${snapshot.id}.csv`;
      return { fileName, rows, snapshotId: snapshot.id, ...(await openNameless(path)) };
    } finally {
      await rm(path, { force: true });
    }
  }
}

/** Opens a file that loses its name before anybody reads it: nothing stays, whatever happens. */
async function openNameless(
  path: string,
): Promise<Pick<AudienceExport, 'bytes' | 'stream' | 'dispose'>> {
  const file = await open(path);
  const { size } = await file.stat();
  return {
    bytes: size,
    stream: () => file.createReadStream(),
    dispose: () => file.close(),
  };
}

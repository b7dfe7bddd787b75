import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import { hashOf, SYSTEM, type Actor } from '@tagwright/kernel';
import type { AudienceFilter } from './audience-filter.js';
import { copyChecked } from './copy-checked.js';
import { csvColumns } from './csv-columns.js';
import { openNameless, type NamelessFile } from './nameless-file.js';
import { OpenAudienceService, type OpenAudience } from './open-audience.service.js';
import { ReaderSettings } from './reader-settings.js';
import { columnsOf } from './snapshot-table.js';
import { SnapshotReader } from './snapshot-reader.js';

/** All whom a filter finds, as a finished file. */
export interface AudienceExport extends NamelessFile {
  readonly fileName: string;
  readonly rows: number;
  readonly snapshotId: number;
}

/** Writes all whom a filter finds as CSV, by id. */
@Injectable()
export class ExportAudienceService {
  constructor(
    private readonly audiences: OpenAudienceService,
    private readonly reader: SnapshotReader,
    private readonly settings: ReaderSettings,
    private readonly transactions: AuditedTransactions,
  ) {}

  /**
   * @param columns tags beside the id, in this order; all of the subject's if left out
   * @throws DomainError `no_snapshot`, `subject_not_in_snapshot`, `filter_invalid`, `unknown_tag`,
   * `result_truncated`
   */
  async export(
    filter: AudienceFilter,
    columns?: readonly string[],
    actor: Actor = SYSTEM,
  ): Promise<AudienceExport> {
    const made = await this.audiences.use(filter, (audience) => this.write(audience, columns));
    try {
      await this.record(actor, filter, { columns: columns ?? null, rows: made.rows }, made);
      return made;
    } catch (error) {
      await made.dispose(); // what nobody can be told of leaves nobody
      throw error;
    }
  }

  private record(
    actor: Actor,
    filter: AudienceFilter,
    figures: Readonly<Record<string, unknown>>,
    { snapshotId }: AudienceExport,
  ): Promise<void> {
    return this.transactions.run(actor, (change) =>
      change.record({
        action: 'audience.exported',
        object: { kind: 'snapshot', code: String(snapshotId) },
        details: { subject: filter.subject, filterHash: hashOf(filter), format: 'csv', ...figures },
      }),
    );
  }

  private async write(
    { snapshot, table, relation, condition }: OpenAudience,
    columns: readonly string[] | undefined,
  ): Promise<AudienceExport> {
    const chosen = columnsOf(table, columns);
    const path = join(this.settings.tempDirectory, `audience-${randomUUID()}.csv`);
    try {
      const rows = await this.reader.read((engine) =>
        copyChecked(engine, {
          select: `SELECT ${csvColumns(table.idColumn, chosen)} FROM ${relation} WHERE ${condition}`,
          orderBy: [table.idColumn],
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

import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AuditedTransactions } from '@tagwright/audit';
import type { Actor } from '@tagwright/kernel';
import { IngestionFindingsService } from './ingestion-findings.service.js';
import { openNameless, type NamelessFile } from './nameless-file.js';
import { ReaderSettings } from './reader-settings.js';
import { QUARANTINE_ORDER, type QuarantineFilter } from './read-quarantine.service.js';

/** A finished file of what was set aside. */
export interface FindingsExport extends NamelessFile {
  readonly fileName: string;
  readonly rows: number;
}

const COLUMNS = ['source', 'dataset', 'source_file', 'source_row', 'line', 'column'] as const;

/** Writes what ingestion set aside as CSV, by source, file and row. */
@Injectable()
export class ExportFindingsService {
  constructor(
    private readonly findings: IngestionFindingsService,
    private readonly settings: ReaderSettings,
    private readonly transactions: AuditedTransactions,
  ) {}

  /**
   * Values of personal columns are masked in it as they are everywhere. A value that a spreadsheet
   * would take for a formula begins with an apostrophe.
   * @throws DomainError `result_truncated`
   */
  async quarantine(filter: QuarantineFilter, actor: Actor): Promise<FindingsExport> {
    const path = join(this.settings.tempDirectory, `quarantine-${randomUUID()}.csv`);
    try {
      const copy = { selectList: selectList(), orderBy: QUARANTINE_ORDER, file: path };
      const rows = await this.findings.copy('quarantine', { ...filter }, copy);
      await this.record(actor, filter, rows);
      return { fileName: 'quarantine.csv', rows, ...(await openNameless(path)) };
    } finally {
      await rm(path, { force: true });
    }
  }

  private record(actor: Actor, filter: QuarantineFilter, rows: number): Promise<void> {
    return this.transactions.run(actor, (change) =>
      change.record({
        action: 'quarantine.exported',
        object: { kind: 'quarantine', code: filter.source ?? 'all' },
        details: { ...filter, rows, format: 'csv' },
      }),
    );
  }
}

function selectList(): string {
  const safe = `CASE WHEN regexp_matches("value", '^[=@\\t\\r]|^[+-][^0-9.]')
    THEN '''' || "value" ELSE "value" END AS "value"`;
  return [...COLUMNS.map((column) => `"${column}"`), safe, '"reason"', '"scope"'].join(', ');
}

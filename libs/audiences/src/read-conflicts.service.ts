import { Injectable } from '@nestjs/common';
import type { EngineRow } from '@tagwright/engines';
import { IngestionFindingsService } from './ingestion-findings.service.js';
import type { PageRange } from './page-range.js';

/** One of several values that sources gave for the same thing. */
export interface ConflictingValue {
  readonly dataset: string;
  readonly subjectId: number;
  readonly column: string;
  readonly value: string | null;
  readonly won: boolean;
  readonly source: string;
  readonly sourceFile: string;
  readonly sourceRow: number;
}

export interface ConflictCount {
  readonly dataset: string;
  readonly column: string;
  readonly subjects: number;
  readonly values: number;
}

export interface ConflictFilter {
  /** Values of this source alone. */
  readonly source?: string;
  readonly dataset?: string;
  readonly column?: string;
}

const ORDER = ['dataset', 'subject_id', 'column', 'source', 'source_file', 'source_row'];

/** Where sources contradict each other. */
@Injectable()
export class ReadConflictsService {
  constructor(private readonly findings: IngestionFindingsService) {}

  /** By dataset, subject and column. */
  async list(
    { source, dataset, column }: ConflictFilter,
    range: PageRange,
  ): Promise<{ items: ConflictingValue[]; total: number }> {
    const { rows, total } = await this.findings.page(
      'conflicts',
      { source, dataset, column },
      ORDER,
      range,
    );
    return { items: rows.map(conflictingValue), total };
  }

  /** Most subjects first. @param source whose values are counted; those of all if left out */
  async summary(source?: string): Promise<ConflictCount[]> {
    const rows = await this.findings.summary(
      'conflicts',
      'SELECT "dataset", "column", count(DISTINCT subject_id) AS subjects, count(*) AS n',
      'GROUP BY ALL ORDER BY subjects DESC, "dataset", "column"',
      { source },
    );
    return rows.map((row) => ({
      dataset: text(row.dataset),
      column: text(row.column),
      subjects: Number(row.subjects),
      values: Number(row.n),
    }));
  }

  /** How many values of each source contradict others, by source. */
  async bySource(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.findings.summary(
      'conflicts',
      'SELECT "source", count(*) AS n',
      'GROUP BY 1 ORDER BY 1',
    );
    return new Map(rows.map((row) => [text(row.source), Number(row.n)]));
  }
}

function conflictingValue(row: EngineRow): ConflictingValue {
  return {
    dataset: text(row.dataset),
    subjectId: Number(row.subject_id),
    column: text(row.column),
    value: typeof row.value === 'string' ? row.value : null,
    won: row.won === true,
    source: text(row.source),
    sourceFile: text(row.source_file),
    sourceRow: Number(row.source_row),
  };
}

function text(value: EngineRow[string] | undefined): string {
  return typeof value === 'string' ? value : '';
}

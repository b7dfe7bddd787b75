import { Injectable } from '@nestjs/common';
import type { EngineRow } from '@tagwright/engines';
import { IngestionFindingsService } from './ingestion-findings.service.js';
import type { PageRange } from './page-range.js';

/** A row or value that could not be converted. */
export interface QuarantinedValue {
  readonly source: string;
  readonly dataset: string;
  readonly sourceFile: string;
  readonly sourceRow: number;
  readonly line: number | null;
  readonly column: string | null;
  /** Masked in personal columns. */
  readonly value: string | null;
  readonly reason: string;
  readonly scope: 'row' | 'value';
}

export interface QuarantineCount {
  readonly source: string;
  readonly dataset: string;
  readonly column: string | null;
  readonly reason: string;
  readonly scope: 'row' | 'value';
  readonly count: number;
}

export interface QuarantineFilter {
  readonly source?: string;
  readonly dataset?: string;
  readonly reason?: string;
  /** As the source calls it. */
  readonly column?: string;
}

/** By source, file and row. */
export const QUARANTINE_ORDER = [
  'source',
  'source_file',
  'source_row',
  'dataset',
  'column',
  'reason',
];

/** What ingestion could not convert. */
@Injectable()
export class ReadQuarantineService {
  constructor(private readonly findings: IngestionFindingsService) {}

  /** By source, file and row. */
  async list(
    { source, dataset, reason, column }: QuarantineFilter,
    range: PageRange,
  ): Promise<{ items: QuarantinedValue[]; total: number }> {
    const filter = { source, dataset, reason, column };
    const { rows, total } = await this.findings.page('quarantine', filter, QUARANTINE_ORDER, range);
    return { items: rows.map(quarantinedValue), total };
  }

  /** Most first. */
  async summary(): Promise<QuarantineCount[]> {
    const rows = await this.findings.summary(
      'quarantine',
      'SELECT "source", "dataset", "column", "reason", "scope", count(*) AS n',
      'GROUP BY ALL ORDER BY n DESC, "source", "dataset", "column", "reason", "scope"',
    );
    return rows.map((row) => ({
      source: text(row.source),
      dataset: text(row.dataset),
      column: textOrNull(row.column),
      reason: text(row.reason),
      scope: scopeOf(row),
      count: Number(row.n),
    }));
  }
}

function quarantinedValue(row: EngineRow): QuarantinedValue {
  return {
    source: text(row.source),
    dataset: text(row.dataset),
    sourceFile: text(row.source_file),
    sourceRow: Number(row.source_row),
    line: typeof row.line === 'number' ? row.line : null,
    column: textOrNull(row.column),
    value: textOrNull(row.value),
    reason: text(row.reason),
    scope: scopeOf(row),
  };
}

function scopeOf(row: EngineRow): 'row' | 'value' {
  return row.scope === 'row' ? 'row' : 'value';
}

function text(value: EngineRow[string] | undefined): string {
  return textOrNull(value) ?? '';
}

function textOrNull(value: EngineRow[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

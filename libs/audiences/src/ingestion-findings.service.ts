import { Injectable } from '@nestjs/common';
import { sqlIdentifier, sqlText, type EngineRow } from '@tagwright/engines';
import { DatasetVersionsService } from '@tagwright/ingestion';
import { MaterializationFiles } from '@tagwright/materialization';
import type { PageRange } from './page-range.js';

import { SnapshotReader } from './snapshot-reader.js';

export type FindingKind = 'quarantine' | 'conflicts';

/** Columns and the text that they must equal. */
export type FindingFilter = Readonly<Record<string, string | undefined>>;

/**
 * Rows that ingestion set aside beside the active dataset versions. What an older, replaced
 * version had set aside does not show.
 */
@Injectable()
export class IngestionFindingsService {
  constructor(
    private readonly versions: DatasetVersionsService,
    private readonly files: MaterializationFiles,
    private readonly reader: SnapshotReader,
  ) {}

  /** One page in the order of `orderBy`, and how many rows there are in all. */
  async page(
    kind: FindingKind,
    filter: FindingFilter,
    orderBy: readonly string[],
    { offset, limit }: PageRange,
  ): Promise<{ rows: EngineRow[]; total: number }> {
    const relation = await this.relation(kind);
    if (relation === null) return { rows: [], total: 0 };
    const found = `FROM ${relation} WHERE ${conditionOf(filter)}`;
    return this.reader.read(async (engine) => ({
      total: Number(await engine.scalar(`SELECT count(*) ${found}`)),
      rows: await engine.query(
        `SELECT * ${found} ORDER BY ${orderBy.map(sqlIdentifier).join(', ')}
         LIMIT ${limit} OFFSET ${offset}`,
      ),
    }));
  }

  /** Rows of a grouping query; `select` and `rest` surround the relation. */
  async summary(kind: FindingKind, select: string, rest: string): Promise<EngineRow[]> {
    const relation = await this.relation(kind);
    return relation === null ? [] : this.reader.query(`${select} FROM ${relation} ${rest}`);
  }

  private async relation(kind: FindingKind): Promise<string | null> {
    const versions = await this.versions.active();
    const parts = versions.flatMap(({ dataset, manifest }) =>
      // One file holds what a source's load set aside, for several datasets.
      manifest[kind].map(({ file }) => selectOf(this.files.absolute(file), dataset)),
    );
    return parts.length === 0 ? null : `(${[...new Set(parts)].join(' UNION ALL BY NAME ')})`;
  }
}

function selectOf(file: string, dataset: string): string {
  return `SELECT * FROM read_parquet(${sqlText(file)}) WHERE "dataset" = ${sqlText(dataset)}`;
}

function conditionOf(filter: FindingFilter): string {
  const parts = Object.entries(filter).flatMap(([column, value]) =>
    value === undefined ? [] : [`${sqlIdentifier(column)} = ${sqlText(value)}`],
  );
  return parts.length === 0 ? 'true' : parts.join(' AND ');
}

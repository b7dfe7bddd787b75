import { Injectable } from '@nestjs/common';
import { sqlIdentifier, sqlText, type EngineRow } from '@tagwright/engines';
import { DatasetVersionsService, type DatasetVersionEntity } from '@tagwright/ingestion';
import { MaterializationFiles } from '@tagwright/materialization';
import { LeasedPins } from '@tagwright/pins';
import { copyChecked } from './copy-checked.js';
import type { PageRange } from './page-range.js';
import { SnapshotReader } from './snapshot-reader.js';

export type FindingKind = 'quarantine' | 'conflicts';

/** Columns and the text that they must equal. */
export type FindingFilter = Readonly<Record<string, string | undefined>>;

export interface FindingsCopy {
  /** SQL. */
  readonly selectList: string;
  /** Columns of it. */
  readonly orderBy: readonly string[];
  /** Absolute path. */
  readonly file: string;
}

const NOTHING_SET_ASIDE = `(SELECT '' AS source, '' AS dataset, '' AS source_file, 0 AS source_row,
  0 AS line, '' AS "column", '' AS "value", '' AS reason, '' AS scope WHERE false)`;

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
    private readonly pins: LeasedPins,
  ) {}

  /** One page in the order of `orderBy`, and how many rows there are in all. */
  async page(
    kind: FindingKind,
    filter: FindingFilter,
    orderBy: readonly string[],
    { offset, limit }: PageRange,
  ): Promise<{ rows: EngineRow[]; total: number }> {
    return this.reading(kind, { rows: [], total: 0 }, (relation) => {
      const found = `FROM ${relation} WHERE ${conditionOf(filter)}`;
      return this.reader.read(async (engine) => ({
        total: Number(await engine.scalar(`SELECT count(*) ${found}`)),
        rows: await engine.query(
          `SELECT * ${found} ORDER BY ${orderBy.map(sqlIdentifier).join(', ')}
           LIMIT ${limit} OFFSET ${offset}`,
        ),
      }));
    });
  }

  /** Rows of a grouping query; `select` and `rest` surround the relation. */
  async summary(
    kind: FindingKind,
    select: string,
    rest: string,
    filter: FindingFilter = {},
  ): Promise<EngineRow[]> {
    return this.reading(kind, [], (relation) =>
      this.reader.query(`${select} FROM ${relation} WHERE ${conditionOf(filter)} ${rest}`),
    );
  }

  /** Writes all rows of a filter as CSV and returns how many. @throws DomainError `result_truncated` */
  async copy(
    kind: FindingKind,
    filter: FindingFilter,
    { selectList, orderBy, file }: FindingsCopy,
  ): Promise<number> {
    const copy = (relation: string): Promise<number> => {
      const select = `SELECT ${selectList} FROM ${relation} WHERE ${conditionOf(filter)}`;
      const options = 'FORMAT csv, HEADER true';
      return this.reader.read((engine) => copyChecked(engine, { select, orderBy, file, options }));
    };
    // Where nothing was ever set aside, the file has its head alone.
    return (await this.reading<number | null>(kind, null, copy)) ?? copy(NOTHING_SET_ASIDE);
  }

  /** Reads what was set aside; its files stay as long as it takes. */
  private async reading<T>(
    kind: FindingKind,
    nothing: T,
    work: (relation: string) => Promise<T>,
  ): Promise<T> {
    const versions = await this.versions.active();
    const relation = this.relation(kind, versions);
    if (relation === null) return nothing;
    const read = versions.filter(({ manifest }) => manifest[kind].length > 0);
    const targets = read.map(({ id }) => ({ kind: 'dataset_version', id }) as const);
    return this.pins.use(targets, () => work(relation));
  }

  private relation(kind: FindingKind, versions: readonly DatasetVersionEntity[]): string | null {
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

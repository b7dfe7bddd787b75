import { Injectable } from '@nestjs/common';
import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { MaterializationFiles, type SnapshotEntity } from '@tagwright/materialization';
import type { DefinitionSet, Subject } from '@tagwright/rules';
import { SnapshotReader } from './snapshot-reader.js';
import { findTable, tableOf } from './snapshot-table.js';
import { selectList, subjectRow, type SubjectRow } from './subject-row.js';

export interface TablePage {
  readonly from: number;
  readonly limit: number;
  /** SQL of which rows. */
  readonly where?: string;
}

/** Looks rows up in a snapshot's tables, which are sorted by id. */
@Injectable()
export class SubjectTableService {
  constructor(
    private readonly reader: SnapshotReader,
    private readonly files: MaterializationFiles,
  ) {}

  /**
   * @param only the tags that are wanted; all if left out
   * @throws DomainError `customer_not_found`, `vehicle_not_found` or `lead_not_found`.
   */
  async row(
    snapshot: SnapshotEntity,
    subject: Subject,
    id: number,
    only?: DefinitionSet,
  ): Promise<SubjectRow> {
    tableOf(snapshot, subject);
    const [row] = await this.rows(snapshot, subject, [id], only);
    if (row === undefined) {
      throw new DomainError(
        `${subject}_not_found`,
        `There is no ${subject} ${id} in snapshot ${snapshot.id}.`,
        { kind: 'not_found' },
      );
    }
    return row;
  }

  /** The rows with these ids, by id; ids that are not there are left out. */
  async rows(
    snapshot: SnapshotEntity,
    subject: Subject,
    ids: readonly number[],
    only?: DefinitionSet,
  ): Promise<SubjectRow[]> {
    const table = findTable(snapshot, subject);
    if (table === undefined || ids.length === 0) return [];
    const id = sqlIdentifier(table.idColumn);
    const columns = table.columns.filter(({ code }) => only?.tags.has(code) ?? true);
    const rows = await this.reader.query(
      `SELECT ${selectList(table.idColumn, columns)}
       FROM ${sqlParquet([this.files.absolute(table.file)])}
       WHERE ${id} IN (${ids.join(', ')}) ORDER BY ${id}`,
    );
    return rows.map((row) => subjectRow(row, columns));
  }

  /** Up to `limit` rows with ids from `from` on, by id. */
  async page(
    snapshot: SnapshotEntity,
    subject: Subject,
    { from, limit, where = 'true' }: TablePage,
  ): Promise<SubjectRow[]> {
    const { idColumn, columns, file } = tableOf(snapshot, subject);
    const id = sqlIdentifier(idColumn);
    const rows = await this.reader.query(
      `SELECT ${selectList(idColumn, columns)} FROM ${sqlParquet([this.files.absolute(file)])}
       WHERE ${id} >= ${from} AND ${where} ORDER BY ${id} LIMIT ${limit}`,
    );
    return rows.map((row) => subjectRow(row, columns));
  }

  /** How many rows meet a condition in SQL. */
  async count(snapshot: SnapshotEntity, subject: Subject, where: string): Promise<number> {
    const relation = sqlParquet([this.files.absolute(tableOf(snapshot, subject).file)]);
    const [row] = await this.reader.query(`SELECT count(*) AS n FROM ${relation} WHERE ${where}`);
    return Number(row?.n ?? 0);
  }
}

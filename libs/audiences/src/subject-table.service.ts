import { Injectable } from '@nestjs/common';
import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { MaterializationFiles, type SnapshotEntity } from '@tagwright/materialization';
import type { Subject } from '@tagwright/rules';
import { SnapshotReader } from './snapshot-reader.js';
import { findTable, tableOf } from './snapshot-table.js';
import { selectList, subjectRow, type SubjectRow } from './subject-row.js';

/** Looks rows up in a snapshot's tables, which are sorted by id. */
@Injectable()
export class SubjectTableService {
  constructor(
    private readonly reader: SnapshotReader,
    private readonly files: MaterializationFiles,
  ) {}

  /** @throws DomainError `customer_not_found`, `vehicle_not_found` or `lead_not_found`. */
  async row(snapshot: SnapshotEntity, subject: Subject, id: number): Promise<SubjectRow> {
    tableOf(snapshot, subject);
    const [row] = await this.rows(snapshot, subject, [id]);
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
  ): Promise<SubjectRow[]> {
    const table = findTable(snapshot, subject);
    if (table === undefined || ids.length === 0) return [];
    const id = sqlIdentifier(table.idColumn);
    const rows = await this.reader.query(
      `SELECT ${selectList(table.idColumn, table.columns)}
       FROM ${sqlParquet([this.files.absolute(table.file)])}
       WHERE ${id} IN (${ids.join(', ')}) ORDER BY ${id}`,
    );
    return rows.map((row) => subjectRow(row, table.columns));
  }

  /** Up to `limit` rows with ids from `from` on, by id. */
  async page(
    snapshot: SnapshotEntity,
    subject: Subject,
    from: number,
    limit: number,
  ): Promise<SubjectRow[]> {
    const { idColumn, columns, file } = tableOf(snapshot, subject);
    const id = sqlIdentifier(idColumn);
    const rows = await this.reader.query(
      `SELECT ${selectList(idColumn, columns)} FROM ${sqlParquet([this.files.absolute(file)])}
       WHERE ${id} >= ${from} ORDER BY ${id} LIMIT ${limit}`,
    );
    return rows.map((row) => subjectRow(row, columns));
  }
}

import { Injectable } from '@nestjs/common';
import { sqlIdentifier, sqlParquet } from '@tagwright/engines';
import { MaterializationFiles, type SnapshotEntity } from '@tagwright/materialization';
import type { DefinitionSet, FactValue, Subject } from '@tagwright/rules';
import { idColumnOf } from './subject-id.js';
import { SnapshotReader } from './snapshot-reader.js';
import { selectList, subjectRow } from './subject-row.js';

/** Looks facts up in the fact tables that a snapshot's tags were computed from. */
@Injectable()
export class FactRowService {
  constructor(
    private readonly reader: SnapshotReader,
    private readonly files: MaterializationFiles,
  ) {}

  /** All facts of these subjects by id and code; subjects without a row are left out. */
  async rows(
    snapshot: SnapshotEntity,
    subject: Subject,
    ids: readonly number[],
    set: DefinitionSet,
  ): Promise<Map<number, Map<string, FactValue>>> {
    const table = snapshot.manifest.facts.find((each) => each.subject === subject);
    if (table === undefined || ids.length === 0) return new Map();
    const columns = table.columns.flatMap(({ code }) => {
      const fact = set.facts.get(code);
      return fact === undefined ? [] : [{ code, type: fact.type }];
    });
    const id = idColumnOf(subject);
    const rows = await this.reader.query(
      `SELECT ${selectList(id, columns)} FROM ${sqlParquet([this.files.absolute(table.file)])}
       WHERE ${sqlIdentifier(id)} IN (${ids.join(', ')})`,
    );
    return new Map(
      rows
        .map((row) => subjectRow(row, columns))
        .map((row) => [row.id, new Map(row.tags.map(({ code, value }) => [code, value]))]),
    );
  }
}

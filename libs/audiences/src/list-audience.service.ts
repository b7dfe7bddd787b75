import { Injectable } from '@nestjs/common';
import { sqlIdentifier } from '@tagwright/engines';
import type { AudienceFilter } from './audience-filter.js';
import { OpenAudienceService } from './open-audience.service.js';
import { SnapshotReader } from './snapshot-reader.js';
import { selectList, subjectRow, type SubjectRow } from './subject-row.js';

const FIRST = 100;

export interface AudienceList {
  readonly count: number;
  /** The first 100 by id. */
  readonly items: readonly SubjectRow[];
  readonly snapshotId: number;
  readonly asOf: string;
}

/** Shows whom a filter finds. */
@Injectable()
export class ListAudienceService {
  constructor(
    private readonly audiences: OpenAudienceService,
    private readonly reader: SnapshotReader,
  ) {}

  /** @throws DomainError `no_snapshot`, `subject_not_in_snapshot` or `filter_invalid`. */
  async list(filter: AudienceFilter): Promise<AudienceList> {
    const { snapshot, table, relation, condition } = await this.audiences.open(filter);
    const { idColumn, columns } = table;
    const found = `FROM ${relation} WHERE ${condition}`;
    return this.reader.read(async (engine) => {
      const count = await engine.scalar(`SELECT count(*) ${found}`);
      const rows = await engine.query(
        `SELECT ${selectList(idColumn, columns)} ${found}
         ORDER BY ${sqlIdentifier(idColumn)} LIMIT ${FIRST}`,
      );
      return {
        count: Number(count),
        items: rows.map((row) => subjectRow(row, columns)),
        snapshotId: snapshot.id,
        asOf: snapshot.asOf.toISOString(),
      };
    });
  }
}

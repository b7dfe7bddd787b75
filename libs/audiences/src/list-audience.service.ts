import { Injectable } from '@nestjs/common';
import { sqlIdentifier } from '@tagwright/engines';
import type { AudienceFilter } from './audience-filter.js';
import { OpenAudienceService, type OpenAudience } from './open-audience.service.js';
import { SnapshotReader } from './snapshot-reader.js';
import { columnsOf } from './snapshot-table.js';
import { selectList, subjectRow, type SubjectRow } from './subject-row.js';

/** Which of them, and with which tags. */
export interface AudiencePart {
  /** Tags beside the id; all of the subject's if left out. */
  readonly columns?: readonly string[];
  readonly limit: number;
  /** How many to pass over. */
  readonly skip: number;
}

export interface AudienceList {
  readonly count: number;
  /** By id. */
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

  /** @throws DomainError `no_snapshot`, `subject_not_in_snapshot`, `filter_invalid`, `unknown_tag` */
  async list(filter: AudienceFilter, part: AudiencePart): Promise<AudienceList> {
    return this.audiences.use(filter, (audience) => this.part(audience, part));
  }

  private part(
    { snapshot, table, relation, condition }: OpenAudience,
    { columns: codes, limit, skip }: AudiencePart,
  ): Promise<AudienceList> {
    const { idColumn } = table;
    const columns = columnsOf(table, codes);
    const found = `FROM ${relation} WHERE ${condition}`;
    return this.reader.read(async (engine) => {
      const count = await engine.scalar(`SELECT count(*) ${found}`);
      const rows = await engine.query(
        `SELECT ${selectList(idColumn, columns)} ${found}
         ORDER BY ${sqlIdentifier(idColumn)} LIMIT ${limit} OFFSET ${skip}`,
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

import { Injectable } from '@nestjs/common';
import { compileCondition } from '@tagwright/compiler';
import {
  MaterializationFiles,
  SnapshotService,
  type SnapshotEntity,
  type SnapshotTable,
} from '@tagwright/materialization';
import { sqlParquet } from '@tagwright/engines';
import type { AudienceFilter } from './audience-filter.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { readFilter } from './read-filter.js';
import { tableOf } from './snapshot-table.js';

/** A checked filter on one sealed table; later publications do not touch it. */
export interface OpenAudience {
  readonly snapshot: SnapshotEntity;
  readonly table: SnapshotTable;
  /** SQL of the table's rows. */
  readonly relation: string;
  /** SQL of the condition. */
  readonly condition: string;
}

/** Checks a filter against the published snapshot and turns it into SQL. */
@Injectable()
export class OpenAudienceService {
  constructor(
    private readonly snapshots: SnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly files: MaterializationFiles,
  ) {}

  /** @throws DomainError `no_snapshot`, `subject_not_in_snapshot` or `filter_invalid`. */
  async open({ subject, where }: AudienceFilter): Promise<OpenAudience> {
    const snapshot = await this.snapshots.requireCurrent();
    const table = tableOf(snapshot, subject);
    const { set, catalog } = await this.definitions.read(snapshot);
    const condition = readFilter(where, { set, catalog, table });
    return {
      snapshot,
      table,
      relation: sqlParquet([this.files.absolute(table.file)]),
      condition: compileCondition(condition),
    };
  }
}

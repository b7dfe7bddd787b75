import { Injectable } from '@nestjs/common';
import { FULL_SCOPE } from '@tagwright/access';
import { compileCondition } from '@tagwright/compiler';
import {
  MaterializationFiles,
  type SnapshotEntity,
  type SnapshotTable,
} from '@tagwright/materialization';
import { sqlParquet } from '@tagwright/engines';
import type { AudienceFilter } from './audience-filter.js';
import { BrandReachService } from './brand-reach.service.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { readFilter } from './read-filter.js';
import { runTimeOf } from './run-time-of.js';
import { tableOf } from './snapshot-table.js';
import { isTagWithin } from './within-scope.js';

/** A checked filter on one sealed table; later publications do not touch it. */
export interface OpenAudience {
  readonly snapshot: SnapshotEntity;
  readonly table: SnapshotTable;
  /** SQL of the table's rows. */
  readonly relation: string;
  /** SQL of whom the asker reaches; null: everybody. */
  readonly reach: string | null;
  /** SQL of the condition, the asker's reach included. */
  readonly condition: string;
}

/** Checks a filter against the published snapshot and turns it into SQL. */
@Injectable()
export class OpenAudienceService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly files: MaterializationFiles,
    private readonly brands: BrandReachService,
  ) {}

  /**
   * Does work on whom a filter finds; the files stay as long as it takes.
   * @throws DomainError `no_snapshot`, `subject_not_in_snapshot` or `filter_invalid`.
   */
  use<T>(filter: AudienceFilter, work: (audience: OpenAudience) => Promise<T>): Promise<T> {
    return this.snapshots.current(async (snapshot) => work(await this.open(filter, snapshot)));
  }

  private async open(
    { subject, where, scope = FULL_SCOPE }: AudienceFilter,
    snapshot: SnapshotEntity,
  ): Promise<OpenAudience> {
    const whole = tableOf(snapshot, subject);
    const { set, catalog } = await this.definitions.read(snapshot);
    const columns = whole.columns.filter(({ code }) => isTagWithin(scope, set, code));
    const table = { ...whole, columns };
    const condition = compileCondition(
      readFilter(where, { set, catalog, table }),
      runTimeOf(snapshot),
    );
    const reach = await this.brands.ofRow(scope, snapshot, subject);
    return {
      snapshot,
      table,
      relation: sqlParquet([this.files.absolute(table.file)]),
      reach,
      condition: reach === null ? condition : `(${condition}) AND ${reach}`,
    };
  }
}

import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import type { Subject } from '@tagwright/rules';
import { BrandReachService } from './brand-reach.service.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { originOf } from './records/subject-records.service.js';
import { tableOf } from './snapshot-table.js';
import { SubjectTableService } from './subject-table.service.js';
import type { SubjectPage } from './subject-views.js';
import { isTagWithin } from './within-scope.js';

export interface SubjectPageRequest {
  readonly from: number;
  readonly limit: number;
  /** Whom and which tags the asker reaches. */
  readonly scope: Scope;
}

/** Customers, vehicles or leads of the published snapshot, page by page. */
@Injectable()
export class ListSubjectsService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly tables: SubjectTableService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly brands: BrandReachService,
  ) {}

  /**
   * Rows with ids from `from` on, by id.
   * @throws DomainError `no_snapshot`, `brand_not_known`
   */
  page(subject: Subject, { from, limit, scope }: SubjectPageRequest): Promise<SubjectPage> {
    return this.snapshots.current(async (snapshot) => {
      const table = tableOf(snapshot, subject);
      const { set } = await this.definitions.read(snapshot);
      const where = await this.brands.ofRow(scope, snapshot, subject);
      const found = await this.tables.page(snapshot, subject, {
        ...{ from, limit: limit + 1 },
        ...(where === null ? {} : { where }),
      });
      const rows = found.map((row) => ({
        ...row,
        tags: row.tags.filter(({ code }) => isTagWithin(scope, set, code)),
      }));
      const total = where === null ? table.rows : await this.tables.count(snapshot, subject, where);
      const nextId = rows[limit]?.id ?? null;
      return { items: rows.slice(0, limit), total, nextId, ...originOf(snapshot) };
    });
  }
}

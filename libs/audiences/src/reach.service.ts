import { Injectable } from '@nestjs/common';
import type { Scope } from '@tagwright/access';
import { DomainError } from '@tagwright/kernel';
import type { Subject } from '@tagwright/rules';
import { BrandReachService } from './brand-reach.service.js';
import { FrozenDefinitionsService } from './frozen-definitions.service.js';
import { OpenSnapshotService } from './open-snapshot.service.js';
import { SubjectTableService } from './subject-table.service.js';
import { isTagWithin } from './within-scope.js';

/** Whether what somebody asks for is within their scope. */
@Injectable()
export class ReachService {
  constructor(
    private readonly snapshots: OpenSnapshotService,
    private readonly tables: SubjectTableService,
    private readonly definitions: FrozenDefinitionsService,
    private readonly brands: BrandReachService,
  ) {}

  /**
   * Refuses a subject out of reach as if it were not there.
   * @throws DomainError `no_snapshot`, `customer_not_found` and the like, `brand_not_known`
   */
  async requireSubject(scope: Scope, subject: Subject, id: number): Promise<void> {
    if (scope.brands === '*') return;
    await this.snapshots.current(async (snapshot) => {
      const where = (await this.brands.ofRow(scope, snapshot, subject)) ?? 'true';
      const [row] = await this.tables.page(snapshot, subject, { from: id, limit: 1, where });
      if (row?.id === id) return;
      throw new DomainError(`${subject}_not_found`, `There is no ${subject} ${id} here.`, {
        kind: 'not_found',
      });
    });
  }

  /**
   * Refuses to name subjects whose brand nobody looks up.
   * @throws DomainError `brand_not_known`
   */
  requireAllBrands({ brands }: Scope): void {
    if (brands === '*') return;
    throw new DomainError(
      'brand_not_known',
      'Your account reaches certain brands only, and this list does not know brands.',
      { kind: 'refused' },
    );
  }

  /** Refuses a tag out of reach as if it were not there. @throws DomainError `tag_not_found` */
  async requireTag(scope: Scope, code: string): Promise<void> {
    if (scope.domains === '*') return;
    await this.snapshots.current(async (snapshot) => {
      const { set } = await this.definitions.read(snapshot);
      if (isTagWithin(scope, set, code)) return;
      throw new DomainError('tag_not_found', 'There is no tag of this name here.', {
        kind: 'not_found',
      });
    });
  }
}

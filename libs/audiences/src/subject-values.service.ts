import { Injectable } from '@nestjs/common';
import type { SnapshotEntity } from '@tagwright/materialization';
import { neededSet, type FactDefinition, type FactValue } from '@tagwright/rules';
import { FactRowService } from './fact-row.service.js';
import type { FrozenDefinitions } from './frozen-definitions.service.js';
import { SubjectTableService } from './subject-table.service.js';

/** Facts and tags of one subject, as a snapshot's files have them. */
@Injectable()
export class SubjectValuesService {
  constructor(
    private readonly tables: SubjectTableService,
    private readonly facts: FactRowService,
  ) {}

  /**
   * What a fact or tag rests on, itself included, by code: a file of facts and tags has some two
   * hundred columns, and each costs as much to read as another.
   * @throws DomainError `customer_not_found`, `vehicle_not_found` or `lead_not_found`
   */
  async read(
    snapshot: SnapshotEntity,
    frozen: FrozenDefinitions,
    { code, subject }: Pick<FactDefinition, 'code' | 'subject'>,
    id: number,
  ): Promise<Map<string, FactValue>> {
    const set = neededSet(frozen.set, code);
    const [row, facts] = await Promise.all([
      this.tables.row(snapshot, subject, id, set),
      this.facts.rows(snapshot, subject, [id], set),
    ]);
    const values = new Map(facts.get(id));
    for (const { code, value } of row.tags) values.set(code, value);
    return values;
  }
}

import { Injectable } from '@nestjs/common';
import type { SnapshotEntity } from '@tagwright/materialization';
import { explainCondition, type FactValue, type Rollup } from '@tagwright/rules';
import { valueWords } from './definition-words.js';
import { FactRowService } from './fact-row.service.js';
import type { FrozenDefinitions } from './frozen-definitions.service.js';
import { SubjectDetailsService } from './subject-details.service.js';
import type { WhyMember } from './subject-explanation.js';
import { SubjectTableService } from './subject-table.service.js';

/** Finds the vehicles or leads that a customer's rolled-up value was picked from. */
@Injectable()
export class RollupMembersService {
  constructor(
    private readonly details: SubjectDetailsService,
    private readonly tables: SubjectTableService,
    private readonly facts: FactRowService,
  ) {}

  /** By id. */
  async list(
    snapshot: SnapshotEntity,
    frozen: FrozenDefinitions,
    rollup: Rollup,
    customerId: number,
  ): Promise<WhyMember[]> {
    const { of, input } = rollup;
    const ids = await this.idsOf(snapshot, of, customerId);
    const values = await this.valuesOf(snapshot, frozen, of, ids);
    const type = input?.type ?? { kind: 'id' as const, of };
    return [...values]
      .sort(([a], [b]) => a - b)
      .map(([id, known]) => {
        const value = input === undefined ? id : (known.get(input.code) ?? null);
        const valueName = valueWords(value, type, frozen);
        return { subject: of, id, type, value, valueName, counted: isCounted(rollup, known) };
      });
  }

  private async idsOf(
    snapshot: SnapshotEntity,
    of: Rollup['of'],
    customerId: number,
  ): Promise<number[]> {
    if (of === 'lead') {
      const leads = await this.details.leadsOf(snapshot, customerId);
      return leads.map(({ leadId }) => leadId);
    }
    const held = await this.details.vehiclesOf(snapshot, customerId);
    return held.filter(({ role }) => role === 'owner').map(({ vehicleId }) => vehicleId);
  }

  private async valuesOf(
    snapshot: SnapshotEntity,
    { set }: FrozenDefinitions,
    of: Rollup['of'],
    ids: readonly number[],
  ): Promise<Map<number, Map<string, FactValue>>> {
    const [tags, facts] = await Promise.all([
      this.tables.rows(snapshot, of, ids),
      this.facts.rows(snapshot, of, ids, set),
    ]);
    return new Map(
      tags.map((row) => {
        const values = new Map(facts.get(row.id));
        for (const { code, value } of row.tags) values.set(code, value);
        return [row.id, values] as const;
      }),
    );
  }
}

function isCounted({ where }: Rollup, values: ReadonlyMap<string, FactValue>): boolean {
  return where === undefined || explainCondition(where, values).state === 'true';
}

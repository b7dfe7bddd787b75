import { Injectable } from '@nestjs/common';
import { FULL_SCOPE } from '@tagwright/access';
import type { SnapshotEntity } from '@tagwright/materialization';
import type { FactValue, Rollup } from '@tagwright/rules';
import { valueWords } from './definition-words.js';
import { FactRowService } from './fact-row.service.js';
import type { FrozenDefinitions } from './frozen-definitions.service.js';
import { memberCounted } from './member-counted.js';
import { SubjectDetailsService } from './subject-details.service.js';
import { runTimeOf } from './run-time-of.js';
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
    const read = await this.read(snapshot, frozen, rollup, customerId);
    return read.map(({ member }) => member);
  }

  /** By id, each with all facts and tags of the vehicle or lead. */
  async read(
    snapshot: SnapshotEntity,
    frozen: FrozenDefinitions,
    rollup: Rollup,
    customerId: number,
  ): Promise<{ member: WhyMember; known: ReadonlyMap<string, FactValue> }[]> {
    const { of, input } = rollup;
    const ids = await this.idsOf(snapshot, of, customerId);
    const values = await this.valuesOf(snapshot, frozen, of, ids);
    const run = runTimeOf(snapshot);
    const type = input?.type ?? { kind: 'id' as const, of };
    return [...values]
      .sort(([a], [b]) => a - b)
      .map(([id, known]) => {
        const value = input === undefined ? id : (known.get(input.code) ?? null);
        const valueName = valueWords(value, type, frozen);
        const counted = memberCounted(rollup, known, run);
        return { member: { subject: of, id, type, value, valueName, counted }, known };
      });
  }

  private async idsOf(
    snapshot: SnapshotEntity,
    of: Rollup['of'],
    customerId: number,
  ): Promise<number[]> {
    if (of === 'lead') {
      const leads = await this.details.leadsOf(snapshot, customerId, FULL_SCOPE);
      return leads.map(({ leadId }) => leadId);
    }
    const held = await this.details.vehiclesOf(snapshot, customerId, FULL_SCOPE);
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

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { CATALOG_ENTITIES } from '@tagwright/catalog';
import {
  EditChangeSetService,
  EndChangeSetService,
  ReadChangeSetsService,
  ReviewChangeSetService,
  ScheduleChangeSetService,
  SubmitChangeSetService,
  type ApprovalPolicy,
  type ChangeSet,
} from '@tagwright/changes';
import { MIGRATIONS } from '@tagwright/composition';
import { DEFINITION_ENTITIES, RegisterDefinitionsService } from '@tagwright/definitions';
import type { Actor } from '@tagwright/kernel';
import {
  createTestDatabase,
  openGovernance,
  testPerson,
  type TestDatabase,
} from '@tagwright/testing';

export const ANN = testPerson(1);
export const BEN = testPerson(2);
export const EVE = testPerson(3);
export const DAN = testPerson(4);

/** A fact, a tag over it, and a tag over that. */
const DEFINITIONS = `fact: visits
name: { zh: 次数, en: Visits }
group: basic
subject: customer
type: integer
owner: after_sales
pii: none
measure: { count: {}, from: service_order, window: { last: { months: 12 } } }
---
tag: value_tier
name: { zh: 客户价值等级, en: Value tier }
category: value
subject: customer
kind: rule
type: code
list: value_tier
owner: customer_management
purpose: { zh: 分级, en: Tiers }
legalBasis: contract_performance
meaning: { zh: 按次数分级, en: Tiers by visits }
cases:
  - when: { fact: visits, operator: greaterThanInclusive, value: 70 }
    value: D
  - when: { fact: visits, operator: greaterThanInclusive, value: 40 }
    value: G
else: S
examples:
  - { given: { visits: 70 }, expect: D }
  - { given: { visits: 69 }, expect: G }
---
tag: top_tier
name: { zh: 最高级, en: Top tier }
category: value
subject: customer
kind: rule
type: boolean
owner: customer_management
purpose: { zh: 关怀, en: Care }
legalBasis: contract_performance
meaning: { zh: 最高级客户, en: Customers of the top tier }
cases:
  - when: { tag: value_tier, operator: equal, value: D }
    value: true
else: false
`;

/** A house with the shipped catalog and three definitions in force, and the services that change them. */
export class ChangeHouse {
  private constructor(
    readonly database: TestDatabase,
    readonly services: INestApplicationContext,
  ) {}

  static async open(policy: ApprovalPolicy = []): Promise<ChangeHouse> {
    const database = await createTestDatabase({
      entities: [...CATALOG_ENTITIES, ...DEFINITION_ENTITIES],
      migrations: MIGRATIONS,
      governed: true,
    });
    const services = await openGovernance(database.dataSource, policy);
    const folder = await mkdtemp(join(tmpdir(), 'definitions-'));
    await writeFile(join(folder, 'all.yaml'), DEFINITIONS);
    await services.get(RegisterDefinitionsService).register(folder);
    await rm(folder, { recursive: true });
    return new ChangeHouse(database, services);
  }

  readonly edit = (): EditChangeSetService => this.get(EditChangeSetService);
  readonly read = (): ReadChangeSetsService => this.get(ReadChangeSetsService);
  readonly schedule = (): ScheduleChangeSetService => this.get(ScheduleChangeSetService);
  readonly reviewer = (): ReviewChangeSetService => this.get(ReviewChangeSetService);
  readonly end = (): EndChangeSetService => this.get(EndChangeSetService);

  submit(actor: Actor, set: Pick<ChangeSet, 'id'>): Promise<ChangeSet> {
    return this.get(SubmitChangeSetService).submit(actor, { id: set.id });
  }

  approve(actor: Actor, { id, digest }: Pick<ChangeSet, 'id' | 'digest'>): Promise<ChangeSet> {
    const reportSeen = { noneBecause: 'no_snapshot' };
    const review = { decision: 'approved', digest: digest ?? '', reportSeen } as const;
    return this.get(ReviewChangeSetService).review(actor, id, review);
  }

  /** A draft of Ann's in which a tag's text is changed. */
  async draft(code: string, from: string, to: string): Promise<ChangeSet> {
    const text = await this.textOf(code);
    if (!text.includes(from)) throw new Error(`${code} has no ${from}.`);
    const { id } = await this.edit().begin(ANN, { title: `Change ${code}` });
    return this.edit().put(ANN, { id }, { kind: 'tag', code, text: text.replace(from, to) });
  }

  /** The value tier's highest bound moved to so many points, with the examples that say so. */
  async draftTier(points: number): Promise<ChangeSet> {
    const text = await this.textOf('value_tier');
    const bound = Number(/value: (\d+) \}\n    value: D/.exec(text)?.[1]);
    const moved = text
      .replace(`value: ${bound} }\n    value: D`, `value: ${points} }\n    value: D`)
      .replace(`{ visits: ${bound} }`, `{ visits: ${points} }`)
      .replace(`{ visits: ${bound - 1} }`, `{ visits: ${points - 1} }`);
    const { id } = await this.edit().begin(ANN, { title: `Value tier from ${points} points` });
    return this.edit().put(ANN, { id }, { kind: 'tag', code: 'value_tier', text: moved });
  }

  async inForce(set: ChangeSet, approver: Actor = BEN): Promise<ChangeSet> {
    const submitted = set.state === 'draft' ? await this.submit(ANN, set) : set;
    await this.approve(approver, submitted);
    return this.schedule().schedule(ANN, { id: set.id }, null);
  }

  async textOf(code: string): Promise<string> {
    const [row] = await this.query<{ text: string }>(
      `SELECT text FROM definition_version WHERE code = $1 AND state = 'active'`,
      [code],
    );
    return row?.text ?? '';
  }

  /** `1.0.0 retired`, `1.1.0 active` … */
  async history(code: string): Promise<string[]> {
    const rows = await this.query<{ version: string; state: string }>(
      'SELECT version, state FROM definition_version WHERE code = $1 ORDER BY id',
      [code],
    );
    return rows.map(({ version, state }) => `${version} ${state}`);
  }

  async events(id: number): Promise<string[]> {
    const rows = await this.query<{ action: string }>(
      `SELECT action FROM audit_event WHERE object_kind = 'change_set' AND object_code = $1 ORDER BY id`,
      [String(id)],
    );
    return rows.map(({ action }) => action.replace('change_set.', ''));
  }

  query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return this.database.dataSource.query<T[]>(sql, values);
  }

  async close(): Promise<void> {
    await this.services.close();
    await this.database.close();
  }

  get<T>(type: abstract new (...dependencies: never[]) => T): T {
    return this.services.get(type, { strict: false });
  }
}

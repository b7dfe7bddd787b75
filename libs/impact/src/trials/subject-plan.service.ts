import { Injectable } from '@nestjs/common';
import { readValue, RelatedRowsService } from '@tagwright/audiences';
import { compilePlan, type Plan } from '@tagwright/compiler';
import { sqlIdentifier, type Engine } from '@tagwright/engines';
import { DomainError } from '@tagwright/kernel';
import { quotedRelation } from '@tagwright/materialization';
import { neededSet, type DefinitionSet, type FactValue, type Subject } from '@tagwright/rules';
import type { AffectedColumn } from '../inputs/affected-definitions.js';
import type { OpenedSide, OpenedSides } from '../inputs/open-sides.js';

type Values = Map<string, FactValue>;

/** Computes one subject by the plan that a run would have, over the subject's own source rows. */
@Injectable()
export class SubjectPlanService {
  constructor(private readonly rows: RelatedRowsService) {}

  /**
   * All facts and tags that the affected columns of the subject rest on, on both sides.
   * @throws DomainError `customer_not_found` and the like, `readers_busy`
   */
  async values(
    opened: OpenedSides,
    subject: Subject,
    id: number,
  ): Promise<{ readonly before: Values; readonly after: Values }> {
    const own = opened.columns.filter((each) => each.subject === subject);
    const plans = [opened.before, opened.after].map((side) => planOf(side, own));
    const reads = plans.flatMap((plan) => datasetsOf(plan));
    const views = [...new Set([...reads, population(subject)])].flatMap(
      (name) => opened.before.input.catalog.datasets.get(name) ?? [],
    );
    const { snapshot } = opened.inputs;
    return this.rows.use(snapshot, { subject, id }, views, async (engine) => {
      await refuseAbsent(engine, subject, id);
      const [before, after] = [new Map<string, FactValue>(), new Map<string, FactValue>()];
      const sides = [
        [plans[0], before],
        [plans[1], after],
      ] as const;
      for (const [plan, values] of sides) {
        if (plan !== undefined) await compute(engine, plan, subject, id, values);
      }
      return { before, after };
    });
  }
}

function planOf({ input, set }: OpenedSide, columns: readonly AffectedColumn[]): Plan {
  const needed = columns.map(({ code }) => neededSet(set, code));
  const all: DefinitionSet = {
    facts: new Map(needed.flatMap(({ facts }) => [...facts])),
    tags: new Map(needed.flatMap(({ tags }) => [...tags])),
  };
  return compilePlan({ ...input, set: all });
}

function datasetsOf({ shared, facts, stages }: Plan): string[] {
  const reads = [...shared, ...facts, ...stages].flatMap((part) => part.reads);
  return reads
    .filter((name) => name.startsWith('dataset.'))
    .map((name) => name.slice('dataset.'.length));
}

function population(subject: Subject): string {
  return subject === 'customer' ? 'customer_link' : subject;
}

async function compute(
  engine: Engine,
  plan: Plan,
  subject: Subject,
  id: number,
  values: Values,
): Promise<void> {
  for (const { name, sql } of plan.shared) {
    await engine.execute(`CREATE OR REPLACE VIEW ${quotedRelation(name)} AS ${sql}`);
  }
  for (const { subject: of, select } of plan.facts) {
    await engine.execute(`CREATE OR REPLACE TABLE facts.${sqlIdentifier(of)} AS ${select}`);
  }
  for (const { table, select } of plan.stages) {
    await engine.execute(`CREATE OR REPLACE TABLE ${quotedRelation(table)} AS ${select}`);
  }
  const facts = plan.facts.find((each) => each.subject === subject);
  const stage = plan.stages.find((each) => each.subject === subject);
  for (const [relation, part] of [
    [`facts.${subject}`, facts],
    [stage?.table ?? '', stage],
  ] as const) {
    if (part === undefined) continue;
    const [row = {}] = await engine.query(
      `SELECT * FROM ${quotedRelation(relation)} WHERE ${sqlIdentifier(part.idColumn)} = ${id}`,
    );
    for (const { code, type } of part.columns) values.set(code, readValue(row[code], type));
  }
}

async function refuseAbsent(engine: Engine, subject: Subject, id: number): Promise<void> {
  const rows = await engine.scalar(
    `SELECT count(*) FROM dataset.${sqlIdentifier(population(subject))}
     WHERE ${sqlIdentifier(`${subject}_id`)} = ${id}`,
  );
  if (rows !== 0) return;
  throw new DomainError(
    `${subject}_not_found`,
    `There is no ${subject} ${id} in the published snapshot.`,
    { kind: 'not_found' },
  );
}

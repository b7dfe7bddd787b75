import { DomainError } from '@tagwright/kernel';
import {
  definitionHash,
  type CatalogView,
  type DefinitionSet,
  type Subject,
} from '@tagwright/rules';
import { hasPopulation, type CompileContext } from './compile-context.js';
import { COMPILER_VERSION } from './compiler-version.js';
import { duckDbDialect } from './dialects/duckdb/duckdb-dialect.js';
import { factRows } from './facts/fact-rows.js';
import { missingFacts } from './facts/missing-facts.js';
import { PlanKeys } from './plan-keys.js';
import type {
  FactTablePlan,
  Plan,
  SnapshotTablePlan,
  SuppliedDataset,
  TagStagePlan,
} from './plan.js';
import { Relations } from './relations.js';
import { SUBJECTS, subjectView, TAG_ORDER } from './subjects.js';
import { stageTable, tagStage } from './tags/tag-stage.js';
import { readRunTime } from './time/run-time.js';

export interface PlanInput {
  /** As `parseDefinitions` gives it: closed and free of cycles. */
  readonly set: DefinitionSet;
  readonly catalog: CatalogView;
  readonly supplied: readonly SuppliedDataset[];
  /** ISO instant with an offset. */
  readonly asOf: string;
  /** IANA name of the time zone whose calendar counts. */
  readonly zone: string;
  /**
   * Codes of tags that an earlier snapshot holds under the same digest key. They are read from
   * `sealed.<subject>`, that snapshot's tables, instead of being computed.
   */
  readonly sealed?: ReadonlySet<string>;
}

/**
 * The whole work of a run as data: shared scans, fact tables, tag stages and snapshot tables.
 * @throws DomainError `bad_as_of`, `bad_zone`, `bad_period`, `repeated_dataset`.
 */
export function compilePlan(input: PlanInput): Plan {
  const context = contextOf(input);
  // Written twice: the first time shows which datasets have several readers.
  const counted = new Relations(context.dialect);
  compileParts(context, counted);
  const relations = new Relations(context.dialect, counted.repeated());
  const { facts, stages } = compileParts(context, relations);
  return {
    compilerVersion: COMPILER_VERSION,
    asOf: context.run.asOf.toString(),
    zone: context.run.zone,
    shared: relations.scans(),
    facts,
    stages,
    snapshot: stages.map((stage) => snapshotTable(stage, context)),
  };
}

function contextOf(input: PlanInput): CompileContext {
  const supplied = new Map(input.supplied.map((each) => [each.dataset, each]));
  if (supplied.size !== input.supplied.length) {
    throw new DomainError('repeated_dataset', 'A dataset is supplied in two versions.');
  }
  const base = {
    set: input.set,
    catalog: input.catalog,
    supplied,
    run: readRunTime(input.asOf, input.zone),
    dialect: duckDbDialect,
  };
  return { ...base, missing: missingFacts(base), sealed: input.sealed ?? new Set() };
}

function compileParts(
  context: CompileContext,
  relations: Relations,
): { facts: FactTablePlan[]; stages: TagStagePlan[] } {
  const present = (subject: Subject) => hasPopulation(subject, context);
  const facts = SUBJECTS.filter(({ subject }) => present(subject)).map(({ subject }) =>
    factTable(subject, context, relations),
  );
  const tags = [...context.set.tags.values()];
  const stages = TAG_ORDER.filter(present).map((subject) => {
    const own = tags.filter((tag) => tag.subject === subject);
    return tagStage(subject, own, context, relations);
  });
  return { facts, stages };
}

function factTable(subject: Subject, context: CompileContext, relations: Relations): FactTablePlan {
  const { idColumn } = subjectView(subject);
  const facts = [...context.set.facts.values()]
    .filter((fact) => fact.subject === subject)
    .sort((a, b) => (a.code < b.code ? -1 : 1));
  const codes = facts.map((fact) => fact.code);
  const reads = relations.part();
  const rows = factRows(subject, codes, context, reads);
  const columns = facts.map((fact) => {
    const { code, type } = fact;
    const reason = context.missing.get(code);
    const missing = reason === undefined ? {} : { missingBecause: reason };
    return { code, type, definitionHash: definitionHash(fact), ...missing };
  });
  const cacheKey = new PlanKeys(context).table(subject, codes);
  const parts = { reads: reads.names(), prepare: [], select: rows };
  return { subject, idColumn, cacheKey, columns, ...parts };
}

function snapshotTable(stage: TagStagePlan, context: CompileContext): SnapshotTablePlan {
  const { subject, idColumn } = stage;
  const { dialect } = context;
  const keys = new PlanKeys(context);
  const columns = stage.columns.map((column) => ({
    ...column,
    digestKey: keys.column(column.code),
  }));
  const id = dialect.identifier(idColumn);
  const list = [id, ...columns.map(({ code }) => dialect.identifier(code))].join(', ');
  const table = `"stage".${dialect.identifier(stageTable(subject))}`;
  const select = `SELECT ${list} FROM ${table} ORDER BY ${id}`;
  return { subject, idColumn, columns, reads: [stage.table], select };
}

import { definitionHash, type FactDefinition, type Subject } from '@tagwright/rules';
import { hasPopulation, type CompileContext } from './compile-context.js';
import { COMPILER_VERSION } from './compiler-version.js';
import { factRows } from './facts/fact-rows.js';
import { contextOf, type PlanInput } from './plan-input.js';
import { PlanKeys } from './plan-keys.js';
import type { FactTablePlan, Plan, SnapshotTablePlan, TagStagePlan } from './plan.js';
import { Relations } from './relations.js';
import { SUBJECTS, subjectView, TAG_ORDER } from './subjects.js';
import { stageTable, tagStage, type WrittenStage } from './tags/tag-stage.js';

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
  const keys = new PlanKeys(context);
  return {
    compilerVersion: COMPILER_VERSION,
    asOf: context.run.asOf.toString(),
    zone: context.run.zone,
    shared: relations.scans(),
    facts: facts.map((table) => ({ ...table, cacheKey: keys.table(table.subject) })),
    stages,
    snapshot: stages.map((stage) => snapshotTable(stage, keys, context)),
  };
}

function compileParts(
  context: CompileContext,
  relations: Relations,
): { facts: WrittenFacts[]; stages: TagStagePlan[] } {
  const present = (subject: Subject) => hasPopulation(subject, context);
  const facts = SUBJECTS.filter(({ subject }) => present(subject)).map(({ subject }) =>
    factTable(subject, factsOf(subject, context), context, relations),
  );
  const tags = [...context.set.tags.values()];
  const stages = TAG_ORDER.filter(present).map((subject) => {
    const own = tags.filter((tag) => tag.subject === subject);
    return tagStage(subject, own, context, relations);
  });
  const isRead = ({ table }: WrittenStage) => stages.some(({ reads }) => reads.includes(table));
  return { facts, stages: stages.map((stage) => ({ ...stage, kept: isRead(stage) })) };
}

/** A fact table before its key is known. */
export type WrittenFacts = Omit<FactTablePlan, 'cacheKey'>;

function factsOf(subject: Subject, { set }: CompileContext): FactDefinition[] {
  return [...set.facts.values()].filter((fact) => fact.subject === subject);
}

/** The table of some facts of a subject. */
export function factTable(
  subject: Subject,
  unsorted: readonly FactDefinition[],
  context: CompileContext,
  relations: Relations,
): WrittenFacts {
  const { idColumn } = subjectView(subject);
  const facts = unsorted.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const codes = facts.map((fact) => fact.code);
  const reads = relations.part();
  const rows = factRows(subject, codes, context, reads);
  const columns = facts.map((fact) => {
    const { code, type } = fact;
    const reason = context.missing.get(code);
    const missing = reason === undefined ? {} : { missingBecause: reason };
    return { code, type, definitionHash: definitionHash(fact), ...missing };
  });
  return { subject, idColumn, columns, reads: reads.names(), select: rows };
}

function snapshotTable(
  stage: TagStagePlan,
  keys: PlanKeys,
  { dialect }: CompileContext,
): SnapshotTablePlan {
  const { subject, idColumn } = stage;
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

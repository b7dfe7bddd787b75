import {
  definitionHash,
  dependenciesOf,
  topologicalOrder,
  type Subject,
  type TagDefinition,
} from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import { ID, type FactPart } from '../facts/fact-part.js';
import { rollupReason } from '../facts/missing-facts.js';
import { rollupInputs, rollupPart } from '../facts/rollup-part.js';
import type { RollupColumn } from '../facts/rollup-sql.js';
import type { PlanColumn, TagStagePlan } from '../plan.js';
import type { Reads, Relations } from '../relations.js';
import { subjectView } from '../subjects.js';
import { casesSql } from './cases-sql.js';
import { clampedSql, scoreSql } from './scorecard-sql.js';

/** A stage before it is known who reads it. */
export type WrittenStage = Omit<TagStagePlan, 'kept'>;

/** The name of the table with a subject's tags. */
export function stageTable(subject: Subject): string {
  return `${subject}_1`;
}

/**
 * All tags of a subject in one query: rollups beside the facts, then one level per tag. Tags that an
 * earlier snapshot holds unchanged are read from there.
 */
export function tagStage(
  subject: Subject,
  tags: readonly TagDefinition[],
  context: CompileContext,
  relations: Relations,
): WrittenStage {
  const reads = relations.part();
  const { idColumn } = subjectView(subject);
  const own = tags.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  const fresh = own.filter(({ code }) => !context.sealed.has(code));
  if (fresh.length === 0 && own.length > 0) return sealedStage(subject, own, context, reads);
  const kept = own.filter(({ code }) => context.sealed.has(code));
  const parts = rollupParts(fresh, context, reads);
  const ctes = parts.flatMap((part) => part.ctes.map(({ name, sql }) => `${name} AS (${sql})`));
  ctes.push(`"level_0" AS (${baseRows(subject, fresh, kept, parts, context, reads)})`);
  const last = addLevels(fresh, ctes, context);
  const list = own.map(({ code }) => `, ${context.dialect.identifier(code)}`).join('');
  const id = context.dialect.identifier(idColumn);
  const select = `WITH ${ctes.join(',\n')}\nSELECT ${ID} AS ${id}${list} FROM "level_${last}"`;
  const columns = own.map((tag) => planColumn(tag, context));
  return {
    subject,
    idColumn,
    table: `stage.${stageTable(subject)}`,
    columns,
    reads: reads.names(),
    sealed: false,
    select,
  };
}

/** The stage of a subject of which nothing changed: the earlier snapshot's table. */
function sealedStage(
  subject: Subject,
  tags: readonly TagDefinition[],
  context: CompileContext,
  reads: Reads,
): WrittenStage {
  const { idColumn } = subjectView(subject);
  const list = [idColumn, ...tags.map(({ code }) => code)].map((name) =>
    context.dialect.identifier(name),
  );
  const select = `SELECT ${list.join(', ')} FROM ${reads.table('sealed', subject)}`;
  return {
    subject,
    idColumn,
    table: `stage.${stageTable(subject)}`,
    columns: tags.map((tag) => planColumn(tag, context)),
    reads: reads.names(),
    sealed: true,
    select,
  };
}

function planColumn(tag: TagDefinition, context: CompileContext): PlanColumn {
  const { code, type } = tag;
  const reason = tag.rule.kind === 'rollup' ? rollupReason(tag.rule.rollup, context) : undefined;
  const missing = reason === undefined ? {} : { missingBecause: reason };
  return { code, type, definitionHash: definitionHash(tag), ...missing };
}

function rollupColumns(tags: readonly TagDefinition[], context: CompileContext): RollupColumn[] {
  return tags.flatMap(({ code, type, rule }) =>
    rule.kind === 'rollup' && rollupReason(rule.rollup, context) === undefined
      ? [{ code, type, rollup: rule.rollup }]
      : [],
  );
}

function rollupParts(
  tags: readonly TagDefinition[],
  context: CompileContext,
  reads: Reads,
): FactPart[] {
  const columns = rollupColumns(tags, context);
  return (['vehicle', 'lead'] as const).flatMap((of) => {
    const mine = columns.filter((column) => column.rollup.of === of);
    if (mine.length === 0) return [];
    return [rollupPart(of, mine, linkedValues(of, mine, context, reads), context, reads)];
  });
}

/** Facts and tags of the linked subject, joined only where both are needed. */
function linkedValues(
  of: 'vehicle' | 'lead',
  columns: readonly RollupColumn[],
  { set, dialect }: CompileContext,
  reads: Reads,
): string {
  const codes = rollupInputs(columns.map((column) => column.rollup));
  const tags = codes.filter((code) => set.tags.has(code));
  const facts = codes.filter((code) => set.facts.has(code));
  if (tags.length === 0) return reads.table('facts', of);
  const stage = reads.table('stage', stageTable(of));
  if (facts.length === 0) return stage;
  const id = dialect.identifier(subjectView(of).idColumn);
  const list = [
    `t.${id}`,
    ...tags.map((code) => `t.${dialect.identifier(code)}`),
    ...facts.map((code) => `f.${dialect.identifier(code)}`),
  ];
  const table = reads.table('facts', of);
  return `(SELECT ${list.join(', ')} FROM ${stage} t JOIN ${table} f ON f.${id} = t.${id})`;
}

/**
 * The rows that levels are added to: facts and rollups that fresh tags ask for, and unchanged tags,
 * which alone make up the rows where no fact is asked for.
 */
function baseRows(
  subject: Subject,
  fresh: readonly TagDefinition[],
  kept: readonly TagDefinition[],
  parts: readonly FactPart[],
  { dialect, set }: CompileContext,
  reads: Reads,
): string {
  const id = dialect.identifier(subjectView(subject).idColumn);
  const inputs = fresh.filter((tag) => tag.rule.kind !== 'rollup').flatMap(dependenciesOf);
  const facts = [...new Set(inputs)].filter((code) => set.facts.has(code)).sort();
  const found = new Map(parts.flatMap((part) => [...part.columns]));
  const rolledUp = fresh.filter((tag) => tag.rule.kind === 'rollup');
  const rows = (schema: 'facts' | 'sealed', codes: readonly string[]): string => {
    const list = [`${id} AS ${ID}`, ...codes.map((code) => dialect.identifier(code))].join(', ');
    return `(SELECT ${list} FROM ${reads.table(schema, subject)})`;
  };
  const sealed = kept.map(({ code }) => code);
  const source =
    sealed.length === 0
      ? `${rows('facts', facts)} s`
      : facts.length === 0
        ? `${rows('sealed', sealed)} s`
        : `${rows('facts', facts)} s JOIN ${rows('sealed', sealed)} k ON k.${ID} = s.${ID}`;
  const columns = [
    `s.${ID}`,
    ...[...facts, ...sealed].map((code) => dialect.identifier(code)),
    ...rolledUp.map(({ code, type }) => {
      return `${found.get(code) ?? dialect.missing(type)} AS ${dialect.identifier(code)}`;
    }),
  ];
  const joins = parts.flatMap((part) => part.joins);
  return `SELECT ${columns.join(', ')} FROM ${source} ${joins.join(' ')}`;
}

/** Appends the levels and returns the number of the last one. */
function addLevels(
  tags: readonly TagDefinition[],
  ctes: string[],
  context: CompileContext,
): number {
  const { dialect } = context;
  const byCode = new Map(tags.map((tag) => [tag.code, tag]));
  const graph = new Map(tags.map((tag) => [tag.code, dependenciesOf(tag)]));
  let level = 0;
  const push = (columns: readonly string[]) => {
    if (columns.length === 0) return;
    ctes.push(`"level_${level + 1}" AS (SELECT *, ${columns.join(', ')} FROM "level_${level}")`);
    level += 1;
  };
  for (const codes of levelsOf(graph)) {
    const mine = codes.flatMap((code) => byCode.get(code) ?? []);
    push(mine.flatMap((tag) => rawScore(tag, dialect)));
    push(mine.flatMap((tag) => tagColumn(tag, dialect)));
  }
  return level;
}

function rawScore({ code, rule }: TagDefinition, dialect: CompileContext['dialect']): string[] {
  if (rule.kind !== 'scorecard') return [];
  return [`${scoreSql(rule, dialect)} AS ${dialect.identifier(`$score_${code}`)}`];
}

function tagColumn(tag: TagDefinition, dialect: CompileContext['dialect']): string[] {
  const { code, rule, type } = tag;
  const name = dialect.identifier(code);
  switch (rule.kind) {
    case 'rollup':
      return [];
    case 'scorecard': {
      const score = dialect.identifier(`$score_${code}`);
      return [`${clampedSql(score, rule, type, dialect)} AS ${name}`];
    }
    case 'rule':
    case 'table':
      return [`${casesSql(rule, type, dialect)} AS ${name}`];
  }
}

function levelsOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const levelOf = new Map<string, number>();
  const levels: string[][] = [];
  for (const code of topologicalOrder(graph)) {
    const inputs = (graph.get(code) ?? []).map((input) => levelOf.get(input) ?? -1);
    const level = Math.max(-1, ...inputs) + 1;
    levelOf.set(code, level);
    (levels[level] ??= []).push(code);
  }
  return levels;
}

import type { Words } from '@tagwright/kernel';
import {
  definitionHash,
  dependenciesOf,
  isEvaluable,
  type Subject,
  type TagDefinition,
  type TagRule,
} from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import { ID, type FactPart } from '../facts/fact-part.js';
import { gatheredRows, type GatheredRows } from '../facts/gathered-rows.js';
import { importedReason, rollupReason } from '../facts/missing-facts.js';
import { linkedCodes, rollupPart } from '../facts/rollup-part.js';
import type { RollupColumn } from '../facts/rollup-sql.js';
import { levelsOf } from '../levels.js';
import type { PlanColumn, TagStagePlan } from '../plan.js';
import type { Reads, Relations } from '../relations.js';
import { subjectView } from '../subjects.js';
import { importedPart, importedTags } from './imported-part.js';
import { scoreColumn, sumColumn, tagColumn } from './tag-columns.js';

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
  const parts = gatheredParts(fresh, context, reads);
  const base = baseRows(subject, fresh, kept, parts, context, reads);
  const ctes = [...base.ctes, `"level_0" AS (${base.from})`];
  const last = addLevels(fresh, ctes, context);
  const carried = context.carried.get(subject) ?? [];
  const list = [...own.map(({ code }) => code), ...carried]
    .map((column) => `, ${context.dialect.identifier(column)}`)
    .join('');
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
  const reason = missingReason(tag.rule, context);
  const missing = reason === undefined ? {} : { missingBecause: reason };
  return { code, type, definitionHash: definitionHash(tag), ...missing };
}

/** Why everybody lacks a tag that looks at rows. */
function missingReason(rule: TagRule, context: CompileContext): Words | undefined {
  if (rule.kind === 'rollup') return rollupReason(rule.rollup, context);
  return rule.kind === 'imported' ? importedReason(rule, context) : undefined;
}

/** What is gathered from other subjects and from imported labels. */
function gatheredParts(
  tags: readonly TagDefinition[],
  context: CompileContext,
  reads: Reads,
): FactPart[] {
  const imported = importedTags(tags, context);
  return [
    ...rollupParts(tags, context, reads),
    ...(imported.length === 0 ? [] : [importedPart(imported, context, reads)]),
  ];
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
  const codes = linkedCodes(columns);
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
  { dialect, set, carried }: CompileContext,
  reads: Reads,
): GatheredRows {
  const id = dialect.identifier(subjectView(subject).idColumn);
  const inputs = fresh.filter(({ rule }) => isEvaluable(rule)).flatMap(dependenciesOf);
  const facts = [...new Set(inputs)].filter((code) => set.facts.has(code)).sort();
  const found = new Map(parts.flatMap((part) => [...part.columns]));
  const gathered = fresh.filter(({ rule }) => !isEvaluable(rule));
  const through = carried.get(subject);
  const rows = (schema: 'facts' | 'sealed' | 'work', codes: readonly string[]): string => {
    const list = [`${id} AS ${ID}`, ...codes.map((code) => dialect.identifier(code))].join(', ');
    return `(SELECT ${list} FROM ${reads.table(schema, subject)})`;
  };
  const sealed = kept.map(({ code }) => code);
  const source =
    through !== undefined
      ? rows('work', [...facts, ...sealed, ...through])
      : sealed.length === 0
        ? rows('facts', facts)
        : facts.length === 0
          ? rows('sealed', sealed)
          : `(SELECT * FROM ${rows('facts', facts)} JOIN ${rows('sealed', sealed)} USING (${ID}))`;
  const columns = [
    `s.${ID}`,
    ...[...facts, ...sealed, ...(through ?? [])].map((code) => dialect.identifier(code)),
    ...gathered.map(({ code, type }) => {
      return `${found.get(code) ?? dialect.missing(type)} AS ${dialect.identifier(code)}`;
    }),
  ];
  const { ctes, from } = gatheredRows(source, [], parts, dialect);
  return { ctes, from: `SELECT ${columns.join(', ')} FROM ${from}` };
}

/** Appends the levels and returns the number of the last one. */
function addLevels(
  tags: readonly TagDefinition[],
  ctes: string[],
  context: CompileContext,
): number {
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
    push(mine.flatMap((tag) => sumColumn(tag, context)));
    push(mine.flatMap((tag) => scoreColumn(tag, context)));
    push(mine.flatMap((tag) => tagColumn(tag, context)));
  }
  return level;
}

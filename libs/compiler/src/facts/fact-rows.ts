import {
  dependenciesOf,
  topologicalOrder,
  type FactDefinition,
  type Subject,
} from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import type { Reads } from '../relations.js';
import { subjectView } from '../subjects.js';
import { expressionSql } from './expression-sql.js';
import { ID, type FactPart } from './fact-part.js';
import {
  attributeParts,
  factsOfKind,
  inheritPart,
  measureParts,
  populationPart,
} from './fact-parts.js';
import { rollupInputs, rollupPart } from './rollup-part.js';
import type { RollupColumn } from './rollup-sql.js';

/**
 * A query with exactly one row per subject: its id and the given facts. Each dataset is aggregated
 * once; derived facts follow level by level.
 */
export function factRows(
  subject: Subject,
  codes: readonly string[],
  context: CompileContext,
  reads: Reads,
): string {
  const { dialect, set } = context;
  const facts = withInputs(subject, codes, context);
  const parts = [
    populationPart(subject, facts, context, reads),
    ...attributeParts(subject, facts, context, reads),
    ...measureParts(subject, facts, context, reads),
    ...inheritPart(facts, context, reads),
    ...rollupParts(facts, context, reads),
  ];
  const base = baseRows(facts, parts, context);
  const ctes = [...parts.flatMap((part) => part.ctes), { name: '"level_0"', sql: base }];
  const levels = derivedLevels(facts, context);
  levels.forEach((level, index) => {
    const columns = level.map((fact) => {
      const source = set.facts.get(fact.code)?.source;
      if (source?.kind !== 'derived') throw new RangeError(fact.code);
      const sql = expressionSql(source.expression, fact.type, context);
      return `${sql} AS ${dialect.identifier(fact.code)}`;
    });
    const sql = `SELECT *, ${columns.join(', ')} FROM "level_${index}"`;
    ctes.push({ name: `"level_${index + 1}"`, sql });
  });
  const list = [...codes].sort().map((code) => `, ${dialect.identifier(code)}`);
  const id = dialect.identifier(subjectView(subject).idColumn);
  const withs = ctes.map(({ name, sql }) => `${name} AS (${sql})`).join(',\n');
  return `WITH ${withs}\nSELECT ${ID} AS ${id}${list.join('')} FROM "level_${levels.length}"`;
}

/** The facts and those of the same subject that they derive from, by code. */
function withInputs(
  subject: Subject,
  codes: readonly string[],
  { set }: CompileContext,
): FactDefinition[] {
  const wanted = new Map<string, FactDefinition>();
  const pending = [...codes];
  for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
    const fact = set.facts.get(code);
    if (fact?.subject !== subject || wanted.has(code)) continue;
    wanted.set(code, fact);
    if (fact.source.kind === 'derived') pending.push(...dependenciesOf(fact));
  }
  return [...wanted.values()].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function rollupParts(
  facts: readonly FactDefinition[],
  context: CompileContext,
  reads: Reads,
): FactPart[] {
  const own = factsOfKind(facts, 'rollup', context).map(({ code, type, source }): RollupColumn => ({
    code,
    type,
    rollup: source.rollup,
  }));
  return (['vehicle', 'lead'] as const).flatMap((of) => {
    const mine = own.filter((column) => column.rollup.of === of);
    if (mine.length === 0) return [];
    return [rollupPart(of, mine, linkedFacts(of, mine, context, reads), context, reads)];
  });
}

/** Facts of leads may be inherited from customers, so customers compute the ones they need. */
function linkedFacts(
  of: 'vehicle' | 'lead',
  columns: readonly RollupColumn[],
  context: CompileContext,
  reads: Reads,
): string {
  if (of === 'vehicle') return reads.table('facts', 'vehicle');
  const codes = rollupInputs(columns.map((column) => column.rollup));
  return `(${factRows('lead', codes, context, reads)})`;
}

function baseRows(
  facts: readonly FactDefinition[],
  parts: readonly FactPart[],
  { dialect, missing }: CompileContext,
): string {
  const found = new Map(parts.flatMap((part) => [...part.columns]));
  const columns = facts.flatMap(({ code, type, source }) => {
    const isMissing = missing.has(code);
    if (source.kind === 'derived' && !isMissing) return [];
    const sql = isMissing ? undefined : found.get(code);
    return [`${sql ?? dialect.missing(type)} AS ${dialect.identifier(code)}`];
  });
  const joins = parts.flatMap((part) => part.joins);
  const list = [`s.${ID}`, ...columns].join(', ');
  return `SELECT ${list} FROM "population" s ${joins.join(' ')}`;
}

/** Derived facts such that each level needs only the levels before it. */
function derivedLevels(
  facts: readonly FactDefinition[],
  { missing }: CompileContext,
): FactDefinition[][] {
  const derived = new Map(
    facts
      .filter((fact) => fact.source.kind === 'derived' && !missing.has(fact.code))
      .map((fact) => [fact.code, fact]),
  );
  const graph = new Map([...derived].map(([code, fact]) => [code, dependenciesOf(fact)]));
  const levels: FactDefinition[][] = [];
  const levelOf = new Map<string, number>();
  for (const code of topologicalOrder(graph)) {
    const fact = derived.get(code);
    const inputs = (graph.get(code) ?? []).map((input) => levelOf.get(input) ?? -1);
    const level = Math.max(-1, ...inputs) + 1;
    levelOf.set(code, level);
    if (fact !== undefined) (levels[level] ??= []).push(fact);
  }
  return levels;
}

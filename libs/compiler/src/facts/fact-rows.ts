import {
  dependenciesOf,
  topologicalOrder,
  type FactDefinition,
  type Subject,
} from '@tagwright/rules';
import type { CompileContext } from '../compile-context.js';
import type { Reads } from '../relations.js';
import { subjectView } from '../subjects.js';
import { expressionSteps } from './expression-sql.js';
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
  const { dialect } = context;
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
    ctes.push(...levelCtes(level, index, context));
  });
  const list = [...codes].sort().map((code) => `, ${dialect.identifier(code)}`);
  const id = dialect.identifier(subjectView(subject).idColumn);
  const withs = ctes.map(({ name, sql }) => `${name} AS (${sql})`).join(',\n');
  return `WITH ${withs}\nSELECT ${ID} AS ${id}${list.join('')} FROM "level_${levels.length}"`;
}

/** The derived facts of one level: their parts, then the rounding, then the facts. */
function levelCtes(
  level: readonly FactDefinition[],
  index: number,
  context: CompileContext,
): { name: string; sql: string }[] {
  const { dialect } = context;
  const steps = level.map(({ code, type, source }) => {
    if (source.kind !== 'derived') throw new RangeError(code);
    return { code, ...expressionSteps(code, source.expression, type, context) };
  });
  const select = (columns: readonly (readonly [string, string])[], from: string): string =>
    `SELECT ${['*', ...columns.map(([name, sql]) => `${sql} AS ${name}`)].join(', ')} FROM ${from}`;
  const [parts, rounded] = [`"parts_${index + 1}"`, `"rounded_${index + 1}"`];
  const values = steps.map(({ code, value }) => [dialect.identifier(code), value] as const);
  return [
    {
      name: parts,
      sql: select(
        steps.flatMap((step) => [...step.parts]),
        `"level_${index}"`,
      ),
    },
    {
      name: rounded,
      sql: select(
        steps.flatMap((step) => [...step.rounded]),
        parts,
      ),
    },
    { name: `"level_${index + 1}"`, sql: select(values, rounded) },
  ];
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

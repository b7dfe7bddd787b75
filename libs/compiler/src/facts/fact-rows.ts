import { dependenciesOf, type FactDefinition, type Subject } from '@tagwright/rules';
import { compileCondition } from '../compile-condition.js';
import type { CompileContext } from '../compile-context.js';
import { levelsOf } from '../levels.js';
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
import { gatheredRows } from './gathered-rows.js';
import { loweredFacts } from './lowered-facts.js';
import { linkedCodes, rollupPart } from './rollup-part.js';
import type { RollupColumn } from './rollup-sql.js';
import { sequencePart } from './sequence-part.js';
import { sinceParts, startsAtFact } from './since-parts.js';

/**
 * A query with exactly one row per subject: its id and the given facts. Each dataset is aggregated
 * once; facts of facts follow level by level.
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
    ...factsOfKind(facts, 'sequence', context).map((fact) =>
      sequencePart(subject, fact, context, reads),
    ),
    ...inheritPart(facts, context, reads),
    ...rollupParts(facts, context, reads),
  ];
  const [population, ...others] = parts;
  const rows = gatheredRows('"population"', population?.ctes ?? [], others, dialect);
  const base = `SELECT ${baseColumns(facts, parts, context).join(', ')} FROM ${rows.from}`;
  const ctes = [`"level_0" AS (${base})`];
  const levels = factLevels(facts, context);
  levels.forEach((level, index) => {
    ctes.push(...levelCtes(subject, level, index, context, reads));
  });
  const list = [...codes].sort().map((code) => `, ${dialect.identifier(code)}`);
  const id = dialect.identifier(subjectView(subject).idColumn);
  const withs = [...rows.ctes, ...ctes].join(',\n');
  return `WITH ${withs}\nSELECT ${ID} AS ${id}${list.join('')} FROM "level_${levels.length}"`;
}

interface Cte {
  readonly name: string;
  readonly sql: string;
}

/** The facts of one level: measures since facts below it, then what is derived from those facts. */
function levelCtes(
  subject: Subject,
  level: readonly FactDefinition[],
  index: number,
  context: CompileContext,
  reads: Reads,
): string[] {
  const below = `"level_${index}"`;
  const since = factsOfKind(level.filter(startsAtFact), 'measure', context);
  const measured = since.length === 0 ? [] : sinceCtes(subject, since, below, context, reads);
  const from = since.length === 0 ? below : sinceLevel(below);
  const derived = derivedCtes(level, from, index, context);
  return [...measured, ...derived.map(({ name, sql }) => `${name} AS (${sql})`)];
}

/** The relation that has a level's columns and the measures since facts of it. */
function sinceLevel(level: string): string {
  return level.replace('level', 'since');
}

function sinceCtes(
  subject: Subject,
  facts: ReturnType<typeof factsOfKind<'measure'>>,
  level: string,
  context: CompileContext,
  reads: Reads,
): string[] {
  const parts = sinceParts(subject, facts, level, context, reads);
  const columns = parts.flatMap((part) =>
    [...part.columns].map(([code, sql]) => `${sql} AS ${context.dialect.identifier(code)}`),
  );
  const { ctes, from } = gatheredRows(level, [], parts, context.dialect);
  return [...ctes, `${sinceLevel(level)} AS (SELECT s.*, ${columns.join(', ')} FROM ${from})`];
}

/** The derived facts of one level: their parts, then the rounding, then the facts. */
function derivedCtes(
  level: readonly FactDefinition[],
  below: string,
  index: number,
  context: CompileContext,
): Cte[] {
  const { dialect, run } = context;
  const steps = factsOfKind(level, 'derived', context).map(({ code, type, source }) => ({
    code,
    when: source.when && compileCondition(source.when, run, undefined, dialect),
    ...expressionSteps(code, source.expression, type, context),
  }));
  const select = (columns: readonly (readonly [string, string])[], from: string): string =>
    `SELECT ${['*', ...columns.map(([name, sql]) => `${sql} AS ${name}`)].join(', ')} FROM ${from}`;
  const [parts, rounded] = [`"parts_${index + 1}"`, `"rounded_${index + 1}"`];
  const values = steps.map(({ code, value, when }) => {
    const known = when === undefined ? value : `(CASE WHEN ${when} THEN ${value} END)`;
    return [dialect.identifier(code), known] as const;
  });
  return [
    {
      name: parts,
      sql: select(
        steps.flatMap((step) => [...step.parts]),
        below,
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

/** The facts and those of the same subject that they need, by code, as they are computed. */
function withInputs(
  subject: Subject,
  codes: readonly string[],
  context: CompileContext,
): FactDefinition[] {
  const { set, missing } = context;
  const wanted = new Map<string, FactDefinition>();
  const pending = [...codes];
  for (let code = pending.pop(); code !== undefined; code = pending.pop()) {
    const fact = set.facts.get(code);
    if (fact?.subject !== subject || wanted.has(code)) continue;
    wanted.set(code, fact);
    // Inherited and rolled up facts need those of other subjects, whose codes lead nowhere here.
    pending.push(...dependenciesOf(fact));
  }
  const facts = [...wanted.values()].flatMap((fact) =>
    missing.has(fact.code) ? [fact] : loweredFacts(fact, context),
  );
  return facts.sort((a, b) => (a.code < b.code ? -1 : 1));
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
  const codes = linkedCodes(columns);
  return `(${factRows('lead', codes, context, reads)})`;
}

function baseColumns(
  facts: readonly FactDefinition[],
  parts: readonly FactPart[],
  { dialect, missing }: CompileContext,
): string[] {
  const found = new Map(parts.flatMap((part) => [...part.columns]));
  const columns = facts.flatMap((fact) => {
    const { code, type } = fact;
    const isLater = needsLevel(fact);
    const isMissing = missing.has(code);
    if (isLater && !isMissing) return [];
    const sql = isMissing ? undefined : found.get(code);
    return [`${sql ?? dialect.missing(type)} AS ${dialect.identifier(code)}`];
  });
  return [`s.${ID}`, ...columns];
}

/** Whether a fact is computed from others of its subject. */
function needsLevel(fact: FactDefinition): boolean {
  return fact.source.kind === 'derived' || startsAtFact(fact);
}

/** Facts of facts such that each level needs only the levels before it. */
function factLevels(
  facts: readonly FactDefinition[],
  { missing }: CompileContext,
): FactDefinition[][] {
  const later = facts.filter((fact) => needsLevel(fact) && !missing.has(fact.code));
  const byCode = new Map(later.map((fact) => [fact.code, fact]));
  const graph = new Map(later.map((fact) => [fact.code, dependenciesOf(fact)]));
  return levelsOf(graph).map((codes) => codes.flatMap((code) => byCode.get(code) ?? []));
}
